import { InvalidAuthorizationResponseError } from '../errors/errors.ts';
import { judge } from '../wire/issues.ts';
import { AuthorizationCode } from '../wire/authorization-code.ts';

/**
 * What a good launch carries.
 * @see RFC 6749 §4.1.2
 */
export interface AuthorizationResponse {
  /** The authorization code: 1 to 4096 printable ASCII characters, good for one exchange. */
  readonly code: string;
}

/** @throws {InvalidAuthorizationResponseError} if it can't be a code */
export function assertCode(code: unknown): asserts code is string {
  const judged = judge(AuthorizationCode, code);
  if ('value' in judged) return;
  throw new InvalidAuthorizationResponseError(
    judged.issues.map(({ message }) => ({ path: 'code', message })),
  );
}
