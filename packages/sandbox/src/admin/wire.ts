/** A value as it goes over HTTP: the same with its keys in snake_case, but for the merchant's own, in `fields`. */
export function wire(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(wire);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).map(([key, child]) => [
      snakeCase(key),
      key === 'fields' ? child : wire(child),
    ]),
  );
}

/** `errorShape` is `error_shape`. */
export function snakeCase(key: string): string {
  return key.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);
}

/** A type as it goes over HTTP. */
export type Wire<T> = { [Key in keyof T as SnakeCase<Key & string>]: T[Key] };

type SnakeCase<Key extends string> = Key extends `${infer First}${infer Rest}`
  ? `${First extends Lowercase<First> ? First : `_${Lowercase<First>}`}${SnakeCase<Rest>}`
  : '';

/** An object that came over HTTP: the same with its keys in camelCase, and without what is undefined. */
export function unwired(value: object): object {
  const entries = Object.entries(value).filter(([, one]) => one !== undefined);
  return Object.fromEntries(entries.map(([key, one]) => [camelCase(key), one])) as object;
}

function camelCase(key: string): string {
  return key.replace(/_([a-z])/g, (_, letter: string) => letter.toUpperCase());
}
