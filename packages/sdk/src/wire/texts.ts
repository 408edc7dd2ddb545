import * as z from 'zod/mini';
import { schema } from './schema.ts';

/** A text that may be absent, null or empty, which all mean that there is none. Numbers come out as text. */
export const optionalText = /* @__PURE__ */ schema(() =>
  z.pipe(
    z.nullish(z.union([z.string(), z.number()])),
    z.transform((value) => (value === null || value === '' ? undefined : value?.toString())),
  ),
);

/** A whole number that may be absent or null. */
export const optionalInteger = /* @__PURE__ */ schema(() =>
  z.pipe(
    z.nullish(z.int()),
    z.transform((value) => value ?? undefined),
  ),
);

/** A copy without the fields that are undefined, frozen. */
export function present<T extends object>(fields: T): Readonly<T> {
  return Object.freeze(
    Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined)) as T,
  );
}
