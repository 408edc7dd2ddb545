import * as z from 'zod/mini';

/** What the spec sets for a text. */
interface Limits {
  readonly minLength?: number;
  readonly maxLength?: number;
  readonly pattern: RegExp;
}

/**
 * A text within the spec's limits. The first of them that it breaks is said.
 * @param error what to say in any case
 * @param otherType what to say if it is not a text
 */
export function limited(
  { minLength = 0, maxLength = Infinity, pattern }: Limits,
  error?: string,
  otherType: string | undefined = error,
): z.ZodMiniString<string> {
  const said = (otherwise: string) => ({ error: error ?? otherwise, abort: true });
  const checks = [
    ...(minLength > 0 ? [z.minLength(minLength, said('is empty'))] : []),
    ...(maxLength < Infinity
      ? [z.maxLength(maxLength, said(`must be at most ${maxLength} characters`))]
      : []),
    z.regex(pattern, said('must be printable ASCII')),
  ];
  const text = z.string(otherType === undefined ? undefined : { error: otherType });
  return text.check(...checks);
}
