import { PaymentNotice as limits } from '@monpay-miniapp/client/limits';
import { queryOf, valuesOf } from '../endpoint/parameters.ts';
import { InvalidPaymentNoticeError } from '../errors/resource-errors.ts';
import { judge } from '../wire/issues.ts';
import { PaymentNoticeParameters } from '../wire/payment-notice.ts';
import { present } from '../wire/texts.ts';

/**
 * What somebody says about a payment. MonPay does not sign it, so that anybody can have sent it: take it as a
 * hint to look, and never as proof. {@link confirmPayment} looks.
 */
export interface PaymentNotice {
  /** MonPay's invoice. A failure may come without it. */
  readonly invoiceId?: number | undefined;
  /** In upper case: `PAID` and `FAILED` are documented. */
  readonly status: string;
  /** MonPay's transaction, text of any length up to 64: it has 16 digits and more. */
  readonly txnId?: string | undefined;
  /** Tögrög. */
  readonly amount?: number | undefined;
  /** Free text, at most 256 characters. */
  readonly info?: string | undefined;
}

/** A notice: a whole URL or a path with a query, its parameters, or the request, of which the address is read. */
export type PaymentNoticeInput = string | URL | URLSearchParams | Request;

const names = ['invoiceId', 'status', 'txnId', 'tnxId', 'amount', 'info'] as const;
/** Shown as one line, shorter than what may come. */
const longestInfo = 256;

/**
 * Reads a payment notice. Sends nothing, and proves nothing.
 * @throws {InvalidPaymentNoticeError} if a parameter is repeated or is not what it should be, or there is no status
 */
export function parsePaymentNotice(input: PaymentNoticeInput): PaymentNotice {
  const parameters = parametersOf(input);
  const repeated = parameters.filter(([, values]) => values.length > 1);
  if (repeated.length > 0) {
    const issues = repeated.map(([path]) => ({ path, message: 'is repeated' }));
    throw new InvalidPaymentNoticeError(issues);
  }
  const given = Object.fromEntries(parameters.map(([name, [value]]) => [name, value || undefined]));
  const judged = judge(PaymentNoticeParameters, given);
  if ('issues' in judged) throw new InvalidPaymentNoticeError(judged.issues);

  const { tnxId, txnId = tnxId, info, ...notice } = judged.value;
  const message =
    tnxId !== undefined && txnId !== tnxId
      ? 'differs from tnxId'
      : /^[\x21-\x7E]*$/.test(txnId ?? '') && (txnId ?? '').length <= limits.txnId.maxLength
        ? undefined
        : `must be at most ${limits.txnId.maxLength} printable characters`;
  if (message) throw new InvalidPaymentNoticeError([{ path: 'txnId', message }]);
  return present({ ...notice, txnId, info: info && lineOf(info) });
}

/** Told by its shape and not by its class, since frameworks have a URL or a Request of their own. */
function parametersOf(input: PaymentNoticeInput): [name: string, values: string[]][] {
  try {
    const given: Partial<Request & URL & URLSearchParams> = Object(input);
    const address = typeof given.url === 'string' ? given.url : (given.href ?? input);
    const parameters =
      typeof given.getAll === 'function'
        ? (input as URLSearchParams)
        : typeof address === 'string' && queryOf(address);
    if (parameters) return names.map((name) => [name, valuesOf(parameters, name)]);
  } catch {
    throw new InvalidPaymentNoticeError([{ path: 'request', message: 'cannot be read' }]);
  }
  throw new TypeError(
    'A payment notice is a URL, its URLSearchParams or a web-standard Request. With Express pass req.originalUrl.',
  );
}

// As text, since a literal costs every import a quarter of a millisecond.
const controls = (): RegExp => new RegExp(String.raw`[\p{C}\p{Zl}\p{Zp}]`, 'gu');

function lineOf(text: string): string {
  return text.slice(0, longestInfo).toWellFormed().replace(controls(), ' ').trim();
}
