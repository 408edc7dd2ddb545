import type { ConfidentialClient } from '../client/client.ts';
import {
  assertPaymentEndpoint,
  paymentAnswerer,
  type PaymentHandlers,
  type PaymentRequest,
} from './answer-payment.ts';
import { readForm } from './payment-form.ts';

/** {@link PaymentHandlers} of a web-standard server. A handler that returns a `Response` decides the answer. */
export type PaymentEndpointHandlers<R extends Request = Request> = PaymentHandlers<[request: R]>;

/**
 * The handler of an address that MonPay calls about payments: GET, and POST with the same parameters in the query
 * or a form. A notice is only a hint, so the endpoint asks MonPay about the invoice that your database has for
 * this address, and `onPaid` gets nothing but a confirmed payment.
 */
export function paymentEndpoint<R extends Request = Request>(
  client: ConfidentialClient,
  handlers: PaymentEndpointHandlers<R>,
): (request: R) => Promise<Response> {
  assertPaymentEndpoint(client, handlers);
  const answerPayment = paymentAnswerer<[R], Response>(client, handlers);
  return (request) => answerPayment(webPaymentRequest(request), [request], webAnswer);
}

/** A web-standard request as a payment request. */
export function webPaymentRequest(request: Request): PaymentRequest {
  const form: PaymentRequest['form'] = async () =>
    readForm(request.headers.get('content-type'), chunksOf(request.body));
  return { head: () => request, form };
}

/** An answer without a body that nobody keeps, or the handler's own. */
export function webAnswer(
  status: number,
  headers: Record<string, string>,
  handled?: unknown,
): Response {
  // By shape, since a framework may have a Response of its own.
  const own: Partial<Response> = Object(handled);
  if (typeof own.status === 'number' && typeof own.headers?.get === 'function') {
    return handled as Response;
  }
  return new Response(null, { status, headers: { 'Cache-Control': 'no-store', ...headers } });
}

/** Not every runtime iterates its streams. */
async function* chunksOf(body: Request['body']): AsyncGenerator<Uint8Array> {
  const reader = body?.getReader();
  if (!reader) return;
  try {
    for (let part; !(part = await reader.read()).done;) yield part.value;
  } finally {
    await reader.cancel().catch(() => {});
  }
}
