import * as z from 'zod/mini';

/** A whole number up to 2^53. A BigInt, in which databases keep such numbers, is refused with what to do about it. */
export function wholeNumber(error: string): z.ZodMiniNumberFormat {
  return z.int({
    error: ({ input }) =>
      typeof input === 'bigint' ? `${error} (convert the BigInt with Number())` : error,
  });
}
