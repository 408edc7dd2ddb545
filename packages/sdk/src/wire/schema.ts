import type * as z from 'zod/mini';

/** A schema that is made when it is first asked, so that nobody loads, or bundles, one that is not used. */
export type Schema<S extends z.ZodMiniType = z.ZodMiniType> = () => S;

/** @param make makes the schema, once */
export function schema<S extends z.ZodMiniType>(make: () => S): Schema<S> {
  let made: S | undefined;
  return () => (made ??= make());
}
