import type { Context, Env } from 'hono';
import type { ConfidentialClient } from '../client/client.ts';
import { keptHeaders } from '../endpoint/kept-headers.ts';
import {
  answerWebLaunch,
  assertEndpoint,
  type LaunchHandlers,
} from '../launch/redirection-endpoint.ts';
import {
  assertPaymentEndpoint,
  paymentAnswerer,
  type PaymentHandlers,
} from '../payment/answer-payment.ts';
import { webAnswer, webPaymentRequest } from '../payment/payment-endpoint.ts';

/** What the merchant does with the outcome of a launch, answering with a response of `c`. */
export type RedirectionEndpointHandlers<E extends Env = Env> = LaunchHandlers<
  [c: Context<E>],
  Response
>;

/**
 * The handler of the redirect URI for Hono 4: `app.get('/launch', redirectionEndpoint(client, handlers))`.
 * @see redirectionEndpoint of `@monpay-miniapp/sdk`, which it translates
 */
export function redirectionEndpoint<E extends Env = Env>(
  client: ConfidentialClient,
  handlers: RedirectionEndpointHandlers<E>,
): (c: Context<E>) => Promise<Response> {
  assertEndpoint(client, handlers);
  return (c) => {
    // For the answer of app.onError, which is made after the endpoint is left.
    for (const [name, value] of Object.entries(keptHeaders)) c.header(name, value);
    return answerWebLaunch(client, c.req.raw, handlers, [c]);
  };
}

/** What the merchant does about a payment notice. A handler that returns a response of `c` decides the answer. */
export type PaymentEndpointHandlers<E extends Env = Env> = PaymentHandlers<[c: Context<E>]>;

/**
 * The handler of an address that MonPay calls about payments, for Hono 4:
 * `app.all('/paid/:nonce', paymentEndpoint(client, handlers))`.
 * @see paymentEndpoint of `@monpay-miniapp/sdk`, which it translates
 */
export function paymentEndpoint<E extends Env = Env>(
  client: ConfidentialClient,
  handlers: PaymentEndpointHandlers<E>,
): (c: Context<E>) => Promise<Response> {
  assertPaymentEndpoint(client, handlers);
  const answerPayment = paymentAnswerer<[Context<E>], Response>(client, handlers);
  return (c) => answerPayment(webPaymentRequest(c.req.raw), [c], webAnswer);
}
