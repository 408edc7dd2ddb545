import * as z from 'zod/mini';

/** A field that is left out if it is not of the documented type, so that the rest isn't lost for it. */
export function leftOut<S extends z.ZodMiniType>(field: S): z.ZodMiniCatch<z.ZodMiniOptional<S>> {
  // oxlint-disable-next-line promise/valid-params -- zod's catch, not a promise's
  return z.catch(z.optional(field), undefined);
}
