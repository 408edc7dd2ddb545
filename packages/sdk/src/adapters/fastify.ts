import type { FastifyReply, FastifyRequest } from 'fastify';
import type { ConfidentialClient } from '../client/client.ts';
import {
  answerLaunch,
  assertEndpoint,
  type LaunchHandlers,
} from '../launch/redirection-endpoint.ts';
import { keepLaunchHeaders, launchOf } from './node-request.ts';
import {
  assertPaymentEndpoint,
  paymentAnswerer,
  type PaymentHandlers,
} from '../payment/answer-payment.ts';
import { nodePaymentRequest } from './node-payment.ts';

/** What the merchant does with the outcome of a launch, answering with `reply` or with what they return. */
export type RedirectionEndpointHandlers = LaunchHandlers<
  [request: FastifyRequest, reply: FastifyReply],
  unknown
>;

/**
 * The handler of the redirect URI for Fastify 5: `app.get('/launch', redirectionEndpoint(client, handlers))`.
 * @see redirectionEndpoint of `@monpay-miniapp/sdk`, which it translates
 */
export function redirectionEndpoint(
  client: ConfidentialClient,
  handlers: RedirectionEndpointHandlers,
): (request: FastifyRequest, reply: FastifyReply) => Promise<unknown> {
  assertEndpoint(client, handlers);
  return async (request, reply) => {
    keepLaunchHeaders(reply.raw);
    const plainAnswer = (
      status: number,
      headers: Readonly<Record<string, string>>,
      body: string | null,
    ): unknown =>
      reply
        .code(status)
        .headers({ ...headers })
        .send(body ?? undefined);
    const launch = launchOf(request.raw);
    const answer = await answerLaunch(client, launch, handlers, [request, reply], plainAnswer);
    // Fastify would not send a second answer while its hooks still hold the one that the handler sent.
    return answer === undefined ? reply : answer;
  };
}

/** What the merchant does about a payment notice. A handler that answers with `reply` decides the answer. */
export type PaymentEndpointHandlers = PaymentHandlers<
  [request: FastifyRequest, reply: FastifyReply]
>;

/**
 * The handler of an address that MonPay calls about payments, for Fastify 5:
 * `app.all('/paid/:nonce', paymentEndpoint(client, handlers))`. A posted form reaches it only if Fastify takes
 * forms, for which `@fastify/formbody` has to be registered.
 * @see paymentEndpoint of `@monpay-miniapp/sdk`, which it translates
 */
export function paymentEndpoint(
  client: ConfidentialClient,
  handlers: PaymentEndpointHandlers,
): (request: FastifyRequest, reply: FastifyReply) => Promise<FastifyReply> {
  assertPaymentEndpoint(client, handlers);
  const answerPayment = paymentAnswerer<[FastifyRequest, FastifyReply], FastifyReply>(
    client,
    handlers,
  );
  return (request, reply) =>
    answerPayment(
      nodePaymentRequest(request.raw, request.body),
      [request, reply],
      (status, headers) =>
        reply.sent
          ? reply
          : reply
              .code(status)
              .headers({ 'Cache-Control': 'no-store', ...headers })
              .send(),
    );
}
