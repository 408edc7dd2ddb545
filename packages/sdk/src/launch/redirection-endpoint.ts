import { authorizationCodeGrant } from './authorization-code-grant.ts';
import { admitted, type EndpointRequest } from '../endpoint/gate.ts';
import { keptHeaders } from '../endpoint/kept-headers.ts';
import { internalsOf, type ConfidentialClient } from '../client/client.ts';
import { isOAuthError, type AnyOAuthError } from '../errors/errors.ts';
import { errorPage } from './error-page.ts';
import type { TokenResponse } from '../token/token-response.ts';

/** What the merchant does with the outcome of a launch. Anything they throw reaches the framework. */
export interface LaunchHandlers<Context extends readonly unknown[], Answer> {
  /**
   * Keeps the token on the server, in a new session that belongs to nobody yet, and answers with a
   * redirect (303), so that the code leaves the address.
   */
  readonly onToken: (token: TokenResponse, ...context: Context) => Answer | Promise<Answer>;
  /** Answers what the customer should see. Default: a page in Mongolian or English, and a line in the log. */
  readonly onError?:
    | ((error: AnyOAuthError, ...context: Context) => Answer | Promise<Answer>)
    | undefined;
}

/** {@link LaunchHandlers} of a web-standard server. */
export type RedirectionEndpointHandlers<R extends Request = Request> = LaunchHandlers<
  [request: R],
  Response
>;

/**
 * The handler of the redirect URI. It spends a code on a GET only and never on a prefetch, and marks every
 * answer `Cache-Control: no-store` and `Referrer-Policy: no-referrer`. A customer who goes away does not
 * stop the exchange: the code would be lost.
 * @see RFC 6749 §3.1.2
 */
export function redirectionEndpoint<R extends Request = Request>(
  client: ConfidentialClient,
  handlers: RedirectionEndpointHandlers<R>,
): (request: R) => Promise<Response> {
  assertEndpoint(client, handlers);
  return (request) => answerWebLaunch(client, request, handlers, [request]);
}

/** @throws {TypeError} at start, since otherwise the first launch would fail and lose its code */
export function assertEndpoint(
  client: ConfidentialClient,
  { onToken, onError }: LaunchHandlers<never, unknown>,
): void {
  internalsOf(client);
  const isOptional = onError === undefined || typeof onError === 'function';
  if (typeof onToken === 'function' && isOptional) return;
  throw new TypeError(
    'redirectionEndpoint needs a function onToken; onError is a function if it is there.',
  );
}

/** Answers one launch, with the web's own requests and responses. */
export async function answerWebLaunch<Context extends readonly unknown[]>(
  client: ConfidentialClient,
  request: Request,
  handlers: LaunchHandlers<Context, Response>,
  context: Context,
): Promise<Response> {
  const response = await answerLaunch(client, request, handlers, context, plainAnswer);
  // A copy, since the headers of Response.redirect() can't be changed.
  const copy = new Response(response.body, response);
  for (const [name, value] of Object.entries(keptHeaders)) copy.headers.set(name, value);
  return copy;
}

const refusals = {
  'is not a GET': [405, { Allow: 'GET' }],
  'is a prefetch': [503, {}],
  'cannot be read': [400, {}],
} as const;

function plainAnswer(
  status: number,
  headers: Readonly<Record<string, string>>,
  body: string | null,
): Response {
  return new Response(body, { status, headers });
}

/**
 * What every framework's endpoint does with a request, in that framework's terms.
 * @param context what the handlers get beside the token or the error
 * @param answer makes an answer of the endpoint's own: to a request that must not spend a code, or an error page
 */
export async function answerLaunch<Context extends readonly unknown[], Answer>(
  client: ConfidentialClient,
  request: EndpointRequest,
  { onToken, onError }: LaunchHandlers<Context, Answer>,
  context: Context,
  answer: (
    status: number,
    headers: Readonly<Record<string, string>>,
    body: string | null,
  ) => Answer,
): Promise<Answer> {
  const { reporter } = internalsOf(client);
  const read = admitted(request);
  if ('refusal' in read) {
    const { refusal } = read;
    const about = { type: 'refusal', operation: 'launch' } as const;
    reporter.report({ ...about, milliseconds: 0, outcome: 'not_sent', error: refusal });
    const [status, headers] = refusals[refusal];
    return answer(status, headers, null);
  }
  let token: TokenResponse;
  try {
    token = await authorizationCodeGrant(client, read.url);
  } catch (error) {
    if (!isOAuthError(error)) throw error;
    if (onError) return onError(error, ...context);
    // oxlint-disable-next-line no-console -- Nobody else would say what went wrong.
    if (!reporter.listens) console.error(error.message);
    const { status, headers, body } = errorPage(error, read.language);
    return answer(status, headers, body);
  }
  return onToken(token, ...context);
}
