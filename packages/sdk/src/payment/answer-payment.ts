import { internalsOf, type ConfidentialClient } from '../client/client.ts';
import { queryOf } from '../endpoint/parameters.ts';
import { isOAuthError, type AnyOAuthError } from '../errors/errors.ts';
import {
  InvalidPaymentNoticeError,
  isResourceError,
  type AnyResourceError,
} from '../errors/resource-errors.ts';
import {
  confirmPayment,
  judgedExpectation,
  type ConfirmedPayment,
  type MismatchedPayment,
  type Payment,
  type PaymentExpectation,
  type UnpaidInvoice,
} from './confirm-payment.ts';
import { parsePaymentNotice, type PaymentNotice } from './payment-notice.ts';

/**
 * What the merchant does about a payment notice. A handler may answer by itself, in the framework's way; otherwise
 * the endpoint does. Anything they throw reaches the framework.
 */
export interface PaymentHandlers<Context extends readonly unknown[]> {
  /**
   * What the merchant's database has for the address that was called: the order's expectation, `'not_yet'` for an
   * order whose invoice is not stored yet (answered 503, nothing is asked of MonPay), or `undefined` for no order
   * (404; `null` as well). Take the invoice from the database, never from the notice.
   */
  readonly expect: (
    notice: PaymentNotice,
    ...context: Context
  ) =>
    | PaymentExpectation
    | 'not_yet'
    | null
    | undefined
    | Promise<PaymentExpectation | 'not_yet' | null | undefined>;
  /**
   * MonPay confirmed the payment: mark the order paid, if it is not (`UPDATE … WHERE paid_at IS NULL`), and deliver.
   * It comes again for each later notice. 200 is answered only after it came back.
   */
  readonly onPaid: (payment: ConfirmedPayment, ...context: Context) => unknown;
  /** MonPay says that the invoice is not paid, or not as expected (`mismatch`). Answered 200. */
  readonly onUnpaid?:
    | ((payment: UnpaidInvoice | MismatchedPayment, ...context: Context) => unknown)
    | undefined;
  /**
   * The check failed, which says nothing about the payment; or the notice can't be read. Answered 503, so that a
   * caller who repeats can repeat, and 400 for the notice.
   */
  readonly onError?:
    | ((error: AnyResourceError | AnyOAuthError, ...context: Context) => unknown)
    | undefined;
}

/** As much of a request as a payment notice needs. */
export interface PaymentRequest {
  /** The address as it came in: whole, or a path; with its query. */
  readonly head: () => { readonly method: string; readonly url: string };
  /** The form of a POST, if it has one, or in words why it can't be taken. */
  readonly form: () => Promise<URLSearchParams | string | undefined>;
}

/** A check under way: when it began, by counting, and what it found. */
interface Check {
  readonly began: number;
  readonly found: Promise<Payment['state']>;
}

/** @throws {TypeError} at start, instead of at the first payment */
export function assertPaymentEndpoint(
  client: ConfidentialClient,
  { expect, onPaid, onUnpaid, onError }: PaymentHandlers<never>,
): void {
  internalsOf(client);
  const required = typeof expect === 'function' && typeof onPaid === 'function';
  const optional = [onUnpaid, onError].every(
    (one) => one === undefined || typeof one === 'function',
  );
  if (required && optional) return;
  throw new TypeError(
    'paymentEndpoint needs two functions, expect and onPaid; onUnpaid and onError are optional functions.',
  );
}

/**
 * What every framework's endpoint does about a payment notice, in that framework's terms. Notices that come
 * together for one invoice share a check and one call of `onPaid`; if it is not paid yet, those that came during the
 * check share another.
 * @param answer makes an answer without a body, unless `handled`, which a handler gave back, is one
 */
export function paymentAnswerer<Context extends readonly unknown[], Answer>(
  client: ConfidentialClient,
  handlers: PaymentHandlers<Context>,
): (
  request: PaymentRequest,
  context: Context,
  answer: (status: number, headers: Record<string, string>, handled?: unknown) => Answer,
) => Promise<Answer> {
  const checks = new Map<string, Check>();
  let count = 0;
  const { expect, onPaid, onUnpaid, onError } = handlers;

  return async (request, context, answer) => {
    const failed = async (error: unknown, status: number): Promise<Answer> => {
      if (!isResourceError(error) && !isOAuthError(error)) throw error;
      return answer(status, {}, await onError?.(error, ...context));
    };
    let notice: PaymentNotice | undefined;
    try {
      notice = await noticeOf(request);
    } catch (error) {
      return failed(error, 400);
    }
    if (!notice) return answer(405, { Allow: 'GET, POST' });
    const expected = await expect(notice, ...context);
    // Many databases say null of a row that is not there.
    if (expected === undefined || expected === null) return answer(404, {});
    if (expected === 'not_yet') return answer(503, { 'Retry-After': '5' });

    const key = JSON.stringify(judgedExpectation(expected));
    const came = ++count;
    for (let other; (other = checks.get(key));) {
      try {
        // A check that began before this notice came can have asked before the payment that it reports.
        if ((await other.found) !== 'unpaid' || other.began > came) return answer(200, {});
      } catch {
        return answer(503, {});
      }
    }

    let answered: unknown;
    const found = (async () => {
      const payment = await confirmPayment(client, expected).catch((error: unknown) => {
        throw new CheckFailed('', { cause: error });
      });
      answered = await (payment.state === 'paid'
        ? onPaid(payment, ...context)
        : onUnpaid?.(payment, ...context));
      return payment.state;
    })().finally(() => checks.delete(key));
    checks.set(key, { began: ++count, found });
    try {
      await found;
      return answer(200, {}, answered);
    } catch (error) {
      if (error instanceof CheckFailed) return await failed(error.cause, 503);
      throw error;
    }
  };
}

/** Distinguishes what a check failed with from what a handler threw. */
class CheckFailed extends Error {}

/**
 * Reads a request, which may throw when it is looked at; its body may be read already, or break off.
 * @returns `undefined` if its method is none that a notice comes with
 */
async function noticeOf({ head, form }: PaymentRequest): Promise<PaymentNotice | undefined> {
  let parameters: URLSearchParams | string = 'the request cannot be read';
  try {
    const { method, url } = head();
    if (method !== 'GET' && method !== 'POST') return undefined;
    const query = queryOf(url);
    const posted = method === 'POST' && !query.has('status') ? await form() : undefined;
    parameters = posted ?? query;
  } catch {
    // What was thrown is a stranger's, and may not even be looked at.
  }
  if (typeof parameters !== 'string') return parsePaymentNotice(parameters);
  throw new InvalidPaymentNoticeError([{ path: '', message: parameters }]);
}
