import type { NextFunction, Request, RequestHandler, Response } from 'express';
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

/** What the merchant does with the outcome of a launch, answering on `res`. `onError` may be an error handler of Express. */
export type RedirectionEndpointHandlers = LaunchHandlers<
  [req: Request, res: Response, next: NextFunction],
  unknown
>;

/**
 * The handler of the redirect URI for Express 5: `app.get('/launch', redirectionEndpoint(client, handlers))`.
 * @see redirectionEndpoint of `@monpay-miniapp/sdk`, which it translates
 */
export function redirectionEndpoint(
  client: ConfidentialClient,
  handlers: RedirectionEndpointHandlers,
): RequestHandler {
  assertEndpoint(client, handlers);
  return async (req, res, next) => {
    keepLaunchHeaders(res);
    await answerLaunch(client, launchOf(req), handlers, [req, res, next], (status, headers, body) =>
      res.status(status).set(headers).end(body),
    );
  };
}

/** What the merchant does about a payment notice. A handler that answers on `res` decides the answer. */
export type PaymentEndpointHandlers = PaymentHandlers<
  [req: Request, res: Response, next: NextFunction]
>;

/**
 * The handler of an address that MonPay calls about payments, for Express 5:
 * `app.all('/paid/:nonce', paymentEndpoint(client, handlers))`.
 * @see paymentEndpoint of `@monpay-miniapp/sdk`, which it translates
 */
export function paymentEndpoint(
  client: ConfidentialClient,
  handlers: PaymentEndpointHandlers,
): RequestHandler {
  assertPaymentEndpoint(client, handlers);
  const answerPayment = paymentAnswerer<[Request, Response, NextFunction], void>(client, handlers);
  return async (req, res, next) => {
    await answerPayment(nodePaymentRequest(req, req.body), [req, res, next], (status, headers) => {
      if (!res.headersSent)
        res
          .status(status)
          .set({ 'Cache-Control': 'no-store', ...headers })
          .end();
    });
  };
}
