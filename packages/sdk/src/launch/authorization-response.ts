import { refusalOf } from '../endpoint/gate.ts';
import { AuthorizationResponseError, InvalidAuthorizationResponseError } from '../errors/errors.ts';
import { hidden } from '../errors/readable.ts';
import { redacted } from '../errors/redacted.ts';
import type { AuthorizationResponse } from '../token/authorization-code.ts';
import { judge } from '../wire/issues.ts';
import { Launch } from '../wire/launch.ts';

/**
 * A launch as a server sees it: a whole URL or, like Express's `req.url`, a path with a query; its
 * parameters; or the request itself, which is also checked to be a GET and not a prefetch.
 */
export type AuthorizationResponseInput = string | URL | URLSearchParams | Request;

/**
 * Reads the code from a launch. Sends nothing.
 * @throws {AuthorizationResponseError} if the launch carries an error
 * @throws {InvalidAuthorizationResponseError} if it carries no usable code
 * @see RFC 6749 §4.1.2
 */
export function parseAuthorizationResponse(
  input: AuthorizationResponseInput,
): AuthorizationResponse {
  const parameters = parametersOf(input);
  const judged = judge(Launch, {
    code: valueOf(parameters, 'code'),
    error: valueOf(parameters, 'error'),
    error_description: parameters.get('error_description') ?? undefined,
  });
  if ('issues' in judged) throw new InvalidAuthorizationResponseError(judged.issues);
  const { code, error, error_description: description } = judged.value;
  if (error !== undefined) {
    const secrets = code === undefined ? [] : [code];
    throw new AuthorizationResponseError(
      (isErrorCode(error) && redacted(error, secrets)) || hidden,
      redacted(description, secrets),
    );
  }
  if (code === undefined) throw invalid('code', 'is missing');
  return Object.freeze({ code });
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
  if (refusal) throw invalid('request', refusal);
  return new URLSearchParams(/^[^?#]*\?([^#]*)/.exec(text)?.[1]);
}

/** The parameter's value, all of them if it is repeated; sent without a value it counts as left out (RFC 6749 §3.1). */
function valueOf(parameters: URLSearchParams, name: string): unknown {
  const values = parameters.getAll(name);
  return values.length > 1 ? values : values[0] || undefined;
}

/** Anybody can have written it, and RFC 6749 §4.1.2.1 allows markup too: only what a code is made of is shown. */
function isErrorCode(error: string): boolean {
  return /^[\w.-]{1,64}$/.test(error);
}

function invalid(path: string, message: string): InvalidAuthorizationResponseError {
  return new InvalidAuthorizationResponseError([{ path, message }]);
}
