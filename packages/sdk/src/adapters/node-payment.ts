import type { IncomingMessage } from 'node:http';
import type { PaymentRequest } from '../payment/answer-payment.ts';
import { parsedForm, readForm } from '../payment/payment-form.ts';

/**
 * A payment notice as Node got it, whatever routers have made of the request's address since.
 * @param body what a middleware has made of the body, if one has read it
 */
export function nodePaymentRequest(
  request: IncomingMessage & { originalUrl?: string },
  body: unknown,
): PaymentRequest {
  return {
    head: () => ({
      method: request.method ?? '',
      url: request.originalUrl ?? request.url ?? '',
    }),
    form: async () =>
      typeof body === 'object' && body !== null
        ? parsedForm(body)
        : readForm(request.headers['content-type'], typeof body === 'string' ? [body] : request),
  };
}
