import { admitted, type Refusal } from '../endpoint/gate.ts';
import { queryOf, valuesOf } from '../endpoint/parameters.ts';
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
  if (!parameters) {
    throw new TypeError(
      'A launch is a URL, its URLSearchParams or a web-standard Request. With Express pass req.url.',
    );
  }
  if (typeof parameters === 'string') throw invalid('request', parameters);
  const judged = judge(Launch, parameters);
  if ('issues' in judged) throw new InvalidAuthorizationResponseError(judged.issues);
  const { code, error, error_description: description } = judged.value;
  if (error !== undefined) {
    const secrets = [code ?? ''];
    throw new AuthorizationResponseError(
      (isErrorCode(error) && redacted(error, secrets)) || hidden,
      redacted(description, secrets),
    );
  }
  if (code === undefined) throw invalid('code', 'is missing');
  return Object.freeze({ code });
}

/**
 * By shape and not by class, since frameworks have a URL or a Request of their own.
 * @returns in words why it must not be used; `undefined` if it is not a launch
 */
function parametersOf(
  input: AuthorizationResponseInput,
): Readonly<Record<string, unknown>> | Refusal | undefined {
  try {
    const given: Partial<Request & URL & URLSearchParams> = Object(input);
    if (typeof given.getAll === 'function') return launchIn(input as URLSearchParams);
    const isRequest = typeof given.url === 'string' && typeof given.headers?.get === 'function';
    const read = isRequest ? admitted(input as Request) : { url: given.href ?? input };
    if ('refusal' in read) return read.refusal;
    return typeof read.url === 'string' ? launchIn(queryOf(read.url)) : undefined;
  } catch {
    return 'cannot be read';
  }
}

function launchIn(parameters: URLSearchParams): Readonly<Record<string, unknown>> {
  return {
    code: valueOf(parameters, 'code'),
    error: valueOf(parameters, 'error'),
    error_description: valuesOf(parameters, 'error_description')[0],
  };
}

/** The parameter's value, all of them if it is repeated; sent without a value it counts as left out (RFC 6749 §3.1). */
function valueOf(parameters: URLSearchParams, name: string): unknown {
  const values = valuesOf(parameters, name);
  return values.length > 1 ? values : values[0] || undefined;
}

/** Anybody can have written it, and RFC 6749 §4.1.2.1 allows markup too: only what a code is made of is shown. */
function isErrorCode(error: string): boolean {
  return /^[\w.-]{1,64}$/.test(error);
}

function invalid(path: string, message: string): InvalidAuthorizationResponseError {
  return new InvalidAuthorizationResponseError([{ path, message }]);
}
