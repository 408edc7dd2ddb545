import { InvalidAuthorizationResponseError } from '../errors/errors.ts';
import { fits } from '../wire/wire-formats.ts';

/**
 * What a good launch carries.
 * @see RFC 6749 §4.1.2
 */
export interface AuthorizationResponse {
  /** The authorization code: 1 to 4096 printable ASCII characters, good for one exchange. */
  readonly code: string;
}

/** @throws {InvalidAuthorizationResponseError} if a parameter can't be what it should */
export function assertPrintable(name: string, value: unknown): asserts value is string {
  if (fits('code', value)) return;
  throw invalidLaunch(name, 'must be 1 to 4096 characters of printable ASCII');
}

/** The error of a launch with one problem. */
export function invalidLaunch(path: string, message: string): InvalidAuthorizationResponseError {
  return new InvalidAuthorizationResponseError([{ path, message }]);
}
