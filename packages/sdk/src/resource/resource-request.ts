import { internalsOf, type ConfidentialClient } from '../client/client.ts';
import { reported } from '../client/events.ts';
import {
  InvalidArgumentError,
  InvalidResourceResponseError,
  ResourceRequestFailedError,
  ResourceResponseError,
  type Operation,
} from '../errors/resource-errors.ts';
import type { Issue } from '../errors/issue.ts';
import { ownFrames } from '../errors/frames.ts';
import { requestTo, type BuiltRequest } from '../transport/built-request.ts';
import { merchantTokenOf } from '../merchant-token.ts';
import { shownKey } from '../wire/issues.ts';
import { withDeadline, type Deadline } from '../transport/deadline.ts';
import { resultOf } from './envelope.ts';

/** How one call to the resource API is made. */
export interface ResourceOptions {
  /** The customer's access token. Without it the merchant's own is used, which the client gets by itself. */
  readonly accessToken?: string | undefined;
  /** Aborts the call. */
  readonly signal?: AbortSignal | null | undefined;
}

/** One call: what it is, what is sent, and whether it may be sent again after a kept connection died. */
export interface ResourceCall {
  readonly operation: Operation;
  readonly request: BuiltRequest;
  /** A read. Never a create, a cancel or a refund. */
  readonly repeatable: boolean;
}

/** The result of a call, and how to say that it is not what was asked for. */
export interface ResourceResult {
  readonly result: unknown;
  readonly invalid: (issues: readonly Issue[]) => InvalidResourceResponseError;
}

/**
 * Sends one call with a bearer token. The merchant's own token is renewed once if MonPay says that it is dead,
 * which is a refusal: nothing was done that the second request could do twice.
 * @param accessToken used in place of the one in the options
 * @throws {ResourceRequestFailedError | ResourceResponseError | InvalidResourceResponseError}
 * @throws {AnyOAuthError} if the merchant's own token can't be had
 */
export async function callResource(
  client: ConfidentialClient,
  call: ResourceCall,
  options: ResourceOptions = {},
  accessToken?: string,
): Promise<ResourceResult> {
  assertShape(options);
  const used = accessToken === undefined ? options : { ...options, accessToken };
  assertOptions(used);
  try {
    return await authorized(client, call, used);
  } catch (error) {
    throw ownFrames(error, callResource);
  }
}

async function authorized(
  client: ConfidentialClient,
  call: ResourceCall,
  { accessToken, signal }: ResourceOptions,
): Promise<ResourceResult> {
  if (accessToken !== undefined) return send(client, call, accessToken, signal);

  const token = await ownToken(client, call, signal);
  try {
    return await send(client, call, token, signal);
  } catch (error) {
    if (!isDeadToken(error)) throw error;
    merchantTokenOf(client).drop(token);
    return send(client, call, await ownToken(client, call, signal), signal);
  }
}

const names: readonly string[] = ['accessToken', 'signal'] satisfies (keyof ResourceOptions)[];

/** What is not understood is not ignored: the call would be made with the merchant's own token. */
function assertShape(options: ResourceOptions): void {
  const isOptions =
    Object(options) === options && !Array.isArray(options) && !('aborted' in options);
  const message = `is not a known option; the options are ${names.join(', ')}`;
  const issues = isOptions
    ? Object.keys(options)
        .filter((name) => !names.includes(name))
        .map((name) => ({ path: shownKey(name), message }))
    : [{ path: '', message: 'must be an object with accessToken or signal' }];
  if (issues.length > 0) throw new InvalidArgumentError('the options', issues);
}

function assertOptions({ accessToken, signal }: ResourceOptions): void {
  const issues: Issue[] = [];
  if (
    accessToken !== undefined &&
    !(typeof accessToken === 'string' && /^[\x21-\x7E]{1,16384}$/.test(accessToken))
  ) {
    issues.push({ path: 'accessToken', message: 'must be the access_token of a token response' });
  }
  if (signal && typeof Object(signal).aborted !== 'boolean') {
    issues.push({ path: 'signal', message: 'must be an AbortSignal' });
  }
  if (issues.length > 0) throw new InvalidArgumentError('the options', issues);
}

/** The merchant's own token; a caller who aborts leaves the others who wait for it alone. */
function ownToken(
  client: ConfidentialClient,
  { operation }: ResourceCall,
  signal: AbortSignal | null | undefined,
): Promise<string> {
  const waiting = merchantTokenOf(client).get();
  if (!signal) return waiting;
  return new Promise((resolve, reject) => {
    const leave = (): void =>
      reject(new ResourceRequestFailedError(operation, 'aborted', 'not_sent'));
    if (signal.aborted) leave();
    signal.addEventListener('abort', leave);
    waiting.then(resolve, reject).finally(() => signal.removeEventListener('abort', leave));
  });
}

async function send(
  client: ConfidentialClient,
  { operation, request, repeatable }: ResourceCall,
  token: string,
  signal: AbortSignal | null | undefined,
): Promise<ResourceResult> {
  const { transport, clientSecret, reporter } = internalsOf(client);
  const built = requestTo(client.authorizationServer, request);
  const headers = { ...built.headers, Authorization: `Bearer ${token}` };
  const sent = { ...built, headers, repeatable };
  const ask = async (): Promise<ResourceResult & { status: number }> => {
    const answer = await withDeadline(client.timeout, signal, async (deadline) => {
      const got = await transport(sent, deadline);
      if ('status' in got) return got;
      throw failed(operation, got.outcome, got.systemCode, deadline);
    });
    const { status } = answer;
    return {
      status,
      result: resultOf(operation, answer, [token, clientSecret]),
      invalid: (issues) =>
        new InvalidResourceResponseError(operation, status, issues.map(inResult)),
    };
  };
  return reported(reporter, { type: 'request', operation }, ask, ({ status }) => status);
}

/** Only an object has members that can be wrong. */
function inResult(issue: Issue): Issue {
  return issue.path === '' ? { path: 'result', message: 'is not an object' } : issue;
}

function failed(
  operation: Operation,
  outcome: 'not_sent' | 'unknown',
  systemCode: string | undefined,
  { calledOff }: Deadline,
): ResourceRequestFailedError {
  const reason = calledOff ?? 'network';
  return new ResourceRequestFailedError(
    operation,
    reason,
    outcome,
    reason === 'network' ? systemCode : undefined,
  );
}

function isDeadToken(error: unknown): boolean {
  return error instanceof ResourceResponseError && error.status === 401 && error.intCode === 1;
}
