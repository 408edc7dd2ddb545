import type { ApiChange } from './api-change.ts';

const options = (fields: string): string =>
  `export interface Options { ${fields} }\nexport declare function f(options: Options): void;`;
const result = (fields: string): string =>
  `export interface Result { ${fields} }\nexport declare function f(): Promise<Result>;`;
const union = (members: string, used: string): string =>
  `export interface A { readonly kind: 'a'; readonly a: 1 }
   export interface B { readonly kind: 'b'; readonly b: 1 }
   export type Either = ${members};\nexport declare function f${used};`;

/** What is exported, given and got. */
export const changesOfShapes: readonly ApiChange[] = [
  [
    'another name',
    'declare const a: 1; export { a as b };',
    'declare const a: 1; export { a as c };',
    ['b is gone'],
    ['c is gone'],
  ],
  [
    'an export is gone',
    'export declare const a: 1; export type B = 2;',
    'export declare const a: 1;',
    ['B is gone'],
    [],
  ],
  [
    'a class becomes an interface',
    'export declare class A { readonly a: 1; constructor(); }',
    'export interface A { readonly a: 1 }',
    ['A is only a type now'],
    [],
  ],
  [
    'a required option',
    options('readonly a: string'),
    options('readonly a: string; readonly b: string'),
    ['f(options).b must be given now'],
    ['f(options).b is gone'],
  ],
  [
    'an optional option',
    options('readonly a: string'),
    options('readonly a: string; readonly b?: string'),
    [],
    ['f(options).b is gone'],
  ],
  [
    'an option that need not be given',
    options('readonly a: string'),
    options('readonly a?: string'),
    [],
    ['f(options).a must be given now'],
  ],
  [
    'an option that takes more',
    options('readonly a: string'),
    options('readonly a: string | URL'),
    [],
    ['f(options).a can no longer be URL'],
  ],
  [
    'a property of a result',
    result('readonly a: string'),
    result('readonly a: string; readonly b: string'),
    [],
    ['f().b is gone'],
  ],
  [
    'a result that may be missing',
    result('readonly a: string'),
    result('readonly a?: string'),
    ['f().a may now also be undefined'],
    [],
  ],
  [
    'a result that may be more',
    result("readonly a: 'x'"),
    result("readonly a: 'x' | 'y'"),
    ['f().a may now also be "y"'],
    [],
  ],
  [
    'a result that can’t be changed',
    result('a: string'),
    result('readonly a: string'),
    ['f().a is read-only now'],
    [],
  ],
  [
    'a member of a union that merchants get',
    union('A', '(): Either'),
    union('A | B', '(): Either'),
    ['f() may now also be B'],
    [],
  ],
  [
    'a member of a union that merchants give',
    union('A', '(either: Either): void'),
    union('A | B', '(either: Either): void'),
    [],
    ['f(either) can no longer be B'],
  ],
  [
    'a type that nothing leads to is taken both ways',
    'export interface A { readonly a: string }',
    'export interface A { readonly a: string; readonly b: string }',
    ['A.b must be given now'],
    ['A.b is gone'],
  ],
  [
    'a record',
    'export declare const a: { readonly [key: string]: string };',
    'export declare const a: { readonly b: string };',
    ['a[string] is gone'],
    ['a.b is gone'],
  ],
  [
    'other names and another order change nothing',
    'declare function one(a: string): void; export declare const b: 1; export { one };',
    'declare const b: 1; export { b }; export declare const one: (other: string) => void;',
    [],
    [],
  ],
];
