import type { ApiChange } from './api-change.ts';

const callback = (type: string): string =>
  `export declare function on(listener: ${type}): void;\nexport interface A { readonly a: 1 }`;

/** What is called, by merchants or by us. */
export const changesOfCalls: readonly ApiChange[] = [
  [
    'a method, which TypeScript itself compares loosely',
    'export interface Memory { claim(key: string | number): void }\nexport declare function f(): Memory;',
    'export interface Memory { claim(key: string): void }\nexport declare function f(): Memory;',
    ['f().claim(key) can no longer be number'],
    [],
  ],
  [
    'a method of an object that merchants write',
    'export interface Memory { claim(key: string): void }\nexport declare function f(memory: Memory): void;',
    'export interface Memory { claim(key: string): void; release(key: string): void }\nexport declare function f(memory: Memory): void;',
    ['f(memory).release must be given now'],
    ['f(memory).release is gone'],
  ],
  [
    'a required argument',
    'export declare function f(a: string): void;',
    'export declare function f(a: string, b: string): void;',
    ['f(b) must be given now'],
    ['f(b) is no longer taken'],
  ],
  [
    'an optional argument',
    'export declare function f(a: string): void;',
    'export declare function f(a: string, b?: string): void;',
    [],
    ['f(b) is no longer taken'],
  ],
  [
    'any number of arguments',
    'export declare function f(a: string): void;',
    'export declare function f(...a: string[]): void;',
    [],
    ['f(a) must be given now', 'f(...) are no longer taken'],
  ],
  [
    'a callback that is given more',
    callback('(a: A) => void'),
    callback('(a: A, b: string) => void'),
    [],
    ['on(listener)(b) is no longer given'],
  ],
  [
    'a callback that may answer more',
    callback('() => string'),
    callback('() => string | Promise<string>'),
    [],
    ['on(listener)() can no longer be Promise<string>'],
  ],
  [
    'a callback that is given something else',
    callback('(a: A) => void'),
    callback('(a: A | undefined) => void'),
    ['on(listener)(a) may now also be undefined'],
    [],
  ],
  [
    'a class that is made with more',
    'export declare class A { readonly a: string; constructor(a: string); }',
    'export declare class A { readonly a: string; constructor(a: string, b: string); }',
    ['new A(b) must be given now'],
    ['new A(b) is no longer taken'],
  ],
  [
    'a class that has more, with private parts',
    'export declare class A { #a; private b: string; readonly c: string; constructor(); }',
    'export declare class A { #a; private b: number; readonly c: string; readonly d: 1; constructor(); }',
    [],
    ['new A().d is gone'],
  ],
  [
    'a type parameter',
    'export interface A<T> { readonly a: T }',
    'export interface A<T, U> { readonly a: T; readonly b?: U }',
    ['A takes other type parameters'],
    ['A takes other type parameters', 'A.b is gone'],
  ],
  [
    'a type parameter with a default',
    'export interface A<T> { readonly a: T }\nexport declare function f<T extends string>(a: T): A<T>;',
    'export interface A<T, U = T> { readonly a: T; readonly b?: U }\nexport declare function f<T extends string>(a: T): A<T>;',
    [],
    ['f().b is gone', 'A takes other type parameters'],
  ],
  [
    'what a generic function takes',
    'export declare function f<T extends string | number>(a: T): T;',
    'export declare function f<T extends string>(a: T): T;',
    ['f<> can no longer be number'],
    [],
  ],
  [
    'what a check proves',
    'export interface A { readonly a: 1 }\nexport declare function is(a: unknown): a is A;',
    'export interface A { readonly a: 1 }\nexport declare function is(a: unknown): boolean;',
    ['is no longer narrows the type of its argument'],
    [],
  ],
  [
    'an overload',
    'export declare function f(a: string): string; export declare function f(a: number): number;',
    'export declare function f(a: string): string;',
    ['f no longer has an overload that takes (a: number): number'],
    [],
  ],
  [
    'a function becomes a promise of itself',
    'export declare function f(): string;',
    'export declare function f(): Promise<string>;',
    ['f() is Promise<string> and was string'],
    ['f() is string and was Promise<string>'],
  ],
  [
    'what merchants only hand back may get more',
    'export interface ConfidentialClient { readonly a: 1 }\nexport declare function make(): ConfidentialClient;\nexport declare function use(client: ConfidentialClient): void;',
    'export interface ConfidentialClient { readonly a: 1; readonly b: 1 }\nexport declare function make(): ConfidentialClient;\nexport declare function use(client: ConfidentialClient): void;',
    [],
    ['make().b is gone', 'use(client).b is gone'],
  ],
];
