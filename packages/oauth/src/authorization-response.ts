import * as z from 'zod/mini';
import { AuthorizationResponseError, InvalidAuthorizationResponseError } from './errors.ts';
import { redacted } from './redacted.ts';

/**
 * What a good launch carries.
 * @see RFC 6749 §4.1.2
 */
export interface AuthorizationResponse {
  /** The authorization code: 1 to 4096 printable ASCII characters, good for one exchange. */
  readonly code: string;
}

/**
 * A launch as a server sees it: a whole URL or, like Express's `req.url`, a path with a query; its
 * parameters; or the request itself, which is also checked to be a GET and no prefetch.
 */
export type AuthorizationResponseInput = string | URL | URLSearchParams | Request;

/** The code's wire form. RFC 6749 appendix A.11 gives the characters; the length is assumed. */
export const codeSchema = z
  .string()
  .check(z.minLength(1), z.maxLength(4096), z.regex(/^[\x20-\x7E]+$/));

/**
 * Reads the code from a launch. Sends nothing.
 * @throws {AuthorizationResponseError} where the launch carries an error
 * @throws {InvalidAuthorizationResponseError} where it carries no usable code
 * @see RFC 6749 §4.1.2
 */
export function parseAuthorizationResponse(
  input: AuthorizationResponseInput,
): AuthorizationResponse {
  if (typeof input !== 'string' && (typeof input !== 'object' || input === null))
    throw notALaunch();
  const refusal = isRequest(input) ? refusalOf(input) : undefined;
  if (refusal) throw invalid('request', refusal);

  const parameters = parametersOf(input);
  const error = single(parameters, 'error');
  if (error !== undefined) {
    if (!/^[\x20\x21\x23-\x5B\x5D-\x7E]{1,256}$/.test(error)) {
      throw invalid('error', 'has illegal characters or more than 256 of them');
    }
    const codes = parameters.getAll('code');
    throw new AuthorizationResponseError(
      redacted(error, codes) ?? '',
      redacted(parameters.get('error_description'), codes),
    );
  }

  const code = single(parameters, 'code');
  if (code === undefined) throw invalid('code', 'is missing');
  assertCode(code);
  return Object.freeze({ code });
}

/** @throws {InvalidAuthorizationResponseError} where `code` can't be an authorization code */
export function assertCode(code: unknown): asserts code is string {
  if (codeSchema.safeParse(code).success) return;
  throw invalid(
    'code',
    typeof code !== 'string'
      ? `must be a string, not ${code === null ? 'null' : typeof code}`
      : code === ''
        ? 'is empty'
        : 'has characters outside printable ASCII or more than 4096 of them',
  );
}

/** Why a request must not spend a code, or `undefined`: it is no GET, or nobody asked for the page yet. */
export function refusalOf(request: {
  readonly method: string;
  readonly headers: { get(name: string): string | null | undefined };
}): string | undefined {
  if (request.method !== 'GET') return 'is no GET, and a launch is one';
  const speculative = ['sec-purpose', 'purpose', 'x-purpose', 'x-moz'].some((name) =>
    /prefetch|prerender|preview/i.test(request.headers.get(name) ?? ''),
  );
  return speculative ? 'is a prefetch, which must not spend a code' : undefined;
}

// By shape and not by class, since frameworks have a URL or a Request of their own.
function isRequest(input: AuthorizationResponseInput): input is Request {
  return typeof input === 'object' && 'url' in input && typeof input.headers?.get === 'function';
}

function parametersOf(input: AuthorizationResponseInput): URLSearchParams {
  if (typeof input === 'object') {
    if ('getAll' in input) return input;
    if ('searchParams' in input) return input.searchParams;
  }
  const text: unknown = typeof input === 'object' ? input.url : input;
  if (typeof text !== 'string' || (typeof input === 'object' && !isRequest(input)))
    throw notALaunch();
  const [beforeFragment = ''] = text.split('#', 1);
  const query = beforeFragment.indexOf('?');
  return new URLSearchParams(query === -1 ? '' : beforeFragment.slice(query + 1));
}

/** The parameter's value; sent without a value it counts as left out (RFC 6749 §3.1). */
function single(parameters: URLSearchParams, name: string): string | undefined {
  const values = parameters.getAll(name);
  if (values.length > 1) throw invalid(name, 'is repeated');
  return values[0] || undefined;
}

function invalid(path: string, message: string): InvalidAuthorizationResponseError {
  return new InvalidAuthorizationResponseError([{ path, message }]);
}

function notALaunch(): TypeError {
  return new TypeError(
    'A launch is a URL (a string or a URL), its URLSearchParams, or a web-standard Request. With Express pass req.url.',
  );
}
