import { AuthorizationResponseError } from '../errors/errors.ts';
import { hidden } from '../errors/readable.ts';
import { redacted } from '../errors/redacted.ts';
import {
  assertPrintable,
  invalidLaunch,
  type AuthorizationResponse,
} from '../token/authorization-code.ts';

/**
 * A launch as a server sees it: a whole URL or, like Express's `req.url`, a path with a query; its
 * parameters; or the request itself, which is also checked to be a GET and no prefetch.
 */
export type AuthorizationResponseInput = string | URL | URLSearchParams | Request;

/**
 * Reads the code from a launch. Sends nothing.
 * @throws {AuthorizationResponseError} where the launch carries an error
 * @throws {InvalidAuthorizationResponseError} where it carries no usable code
 * @see RFC 6749 §4.1.2
 */
export function parseAuthorizationResponse(
  input: AuthorizationResponseInput,
): AuthorizationResponse {
  const { code, error, description } = launchOf(parametersOf(input));
  if (error !== undefined) {
    assertPrintable('error', error);
    const secrets = code === undefined ? [] : [code];
    throw new AuthorizationResponseError(
      (isErrorCode(error) && redacted(error, secrets)) || hidden,
      redacted(description, secrets),
    );
  }
  if (code === undefined) throw invalidLaunch('code', 'is missing');
  assertPrintable('code', code);
  return Object.freeze({ code });
}

/** Why a request must not spend a code, or `undefined`: it is no GET, or nobody asked for the page yet. */
export function refusalOf(request: {
  readonly method: string;
  readonly headers: { get(name: string): string | null | undefined };
}): string | undefined {
  if (request.method !== 'GET') return 'is no GET';
  const speculative = ['sec-purpose', 'purpose', 'x-purpose', 'x-moz'].some((name) =>
    /prefetch|prerender|preview/i.test(request.headers.get(name) ?? ''),
  );
  return speculative ? 'is a prefetch' : undefined;
}

// By shape and not by class, since frameworks have a URL or a Request of their own.
function parametersOf(input: AuthorizationResponseInput): URLSearchParams {
  const given: Partial<Request & URL & URLSearchParams> = Object(input);
  if (typeof given.getAll === 'function') return input as URLSearchParams;
  const isRequest = typeof given.url === 'string' && typeof given.headers?.get === 'function';
  const text = isRequest ? given.url : (given.href ?? input);
  if (typeof text !== 'string') {
    throw new TypeError(
      'A launch is a URL, its URLSearchParams or a web-standard Request. With Express pass req.url.',
    );
  }
  const refusal = isRequest && refusalOf(input as Request);
  if (refusal) throw invalidLaunch('request', refusal);
  return new URLSearchParams(/^[^?#]*\?([^#]*)/.exec(text)?.[1]);
}

interface Launch {
  readonly code: string | undefined;
  readonly error: string | undefined;
  readonly description: string | null;
}

// Two codes first, so that nothing of such a launch is shown.
function launchOf(parameters: URLSearchParams): Launch {
  const code = single(parameters, 'code');
  const error = single(parameters, 'error');
  return { code, error, description: parameters.get('error_description') };
}

/** The parameter's value; sent without a value it counts as left out (RFC 6749 §3.1). */
function single(parameters: URLSearchParams, name: string): string | undefined {
  const values = parameters.getAll(name);
  if (values.length > 1) throw invalidLaunch(name, 'is repeated');
  return values[0] || undefined;
}

/** Anybody can have written it, and RFC 6749 §4.1.2.1 allows markup too: only what a code is made of is shown. */
function isErrorCode(error: string): boolean {
  return /^[\w.-]{1,64}$/.test(error);
}
