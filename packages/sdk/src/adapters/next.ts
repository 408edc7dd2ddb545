// With its extension, without which an ES module under TypeScript's nodenext does not find it.
import type { NextRequest } from 'next/server.js';
import type { ConfidentialClient } from '../client/client.ts';
import {
  redirectionEndpoint as webRedirectionEndpoint,
  type LaunchHandlers,
} from '../launch/redirection-endpoint.ts';
import {
  assertPaymentEndpoint,
  paymentAnswerer,
  type PaymentHandlers,
} from '../payment/answer-payment.ts';
import { webAnswer, webPaymentRequest } from '../payment/payment-endpoint.ts';

/** What the merchant does with the outcome of a launch, answering with a response. */
export type RedirectionEndpointHandlers = LaunchHandlers<[request: NextRequest], Response>;

/**
 * The route handler of the redirect URI for Next.js, in `app/launch/route.ts`: `export function GET(request)` that
 * returns `redirectionEndpoint(client, handlers)(request)`. Make the client in it, since `next build` runs the file too.
 * @see redirectionEndpoint of `@monpay-miniapp/sdk`, which it translates
 */
export const redirectionEndpoint: (
  client: ConfidentialClient,
  handlers: RedirectionEndpointHandlers,
) => (request: NextRequest) => Promise<Response> = webRedirectionEndpoint;

/** The parameters of a dynamic route, such as the nonce of `app/paid/[nonce]/route.ts`. */
export interface RouteContext<Params = Record<string, string>> {
  readonly params: Promise<Params>;
}

/** What the merchant does about a payment notice. A handler that returns a response decides the answer. */
export type PaymentEndpointHandlers<Params = Record<string, string>> = PaymentHandlers<
  [request: NextRequest, context: RouteContext<Params>]
>;

/**
 * The route handler of an address that MonPay calls about payments, for Next.js, in `app/paid/[nonce]/route.ts`:
 * `GET` and `POST` that return `paymentEndpoint(client, handlers)(request, context)`. Make the endpoint once and keep
 * it, so that notices which come together share a check.
 * @see paymentEndpoint of `@monpay-miniapp/sdk`, which it translates
 */
export function paymentEndpoint<Params = Record<string, string>>(
  client: ConfidentialClient,
  handlers: PaymentEndpointHandlers<Params>,
): (request: NextRequest, context: RouteContext<Params>) => Promise<Response> {
  assertPaymentEndpoint(client, handlers);
  const answerPayment = paymentAnswerer<[NextRequest, RouteContext<Params>], Response>(
    client,
    handlers,
  );
  return (request, context) =>
    answerPayment(webPaymentRequest(request), [request, context], webAnswer);
}
