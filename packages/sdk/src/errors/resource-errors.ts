import type { FailureReason, Outcome } from './errors.ts';
import type { Issue } from './issue.ts';
import { HintedError, summary } from './hinted-error.ts';
import { resourceHints } from './resource-hints.ts';

/** What was asked of MonPay, by its name in the spec. */
export type Operation =
  | 'getUserInfo'
  | 'createInvoice'
  | 'getInvoice'
  | 'cancelInvoice'
  | 'refundInvoice';

const brand = Symbol.for('@monpay-miniapp/sdk.resource-error');

/** What the errors after the token share. Discriminate by `code`; see {@link AnyResourceError}. */
export class ResourceError extends HintedError {
  protected constructor(
    name: string,
    code: string,
    about: string,
    topic: keyof typeof resourceHints,
  ) {
    super(name, code, about, resourceHints[topic], brand, topic);
  }
}

/** No whole answer came back. `outcome` says whether MonPay can have acted on the request. */
export class ResourceRequestFailedError extends ResourceError {
  declare readonly code: 'resource_request_failed';
  /** What was asked of MonPay. */
  readonly operation: Operation;
  /** `aborted` by your signal, `timeout` of the client, or `network`. */
  readonly reason: FailureReason;
  /** `not_sent` is certain; after `unknown`, look before you repeat anything but a read. */
  readonly outcome: Outcome;
  /** The platform's name for the failure, such as `ECONNREFUSED`, if it gave one. */
  readonly systemCode: string | undefined;

  constructor(operation: Operation, reason: FailureReason, outcome: Outcome, systemCode?: string) {
    const about = `${operation}: ${reason}${systemCode ? ` (${systemCode})` : ''}`;
    const topic = outcome === 'not_sent' ? outcome : (`unknown_${kindOf(operation)}` as const);
    super('ResourceRequestFailedError', 'resource_request_failed', about, topic);
    this.operation = operation;
    this.reason = reason;
    this.outcome = outcome;
    this.systemCode = systemCode;
  }
}

/** MonPay refused: an envelope whose `intCode` is not 0, whatever the HTTP status. */
export class ResourceResponseError extends ResourceError {
  declare readonly code: 'resource_error';
  /** What was asked of MonPay. */
  readonly operation: Operation;
  /** The HTTP status, a number; MonPay refuses with 200 too. */
  readonly status: number;
  /** MonPay's number for the refusal: 1 is a token that no longer works, 5 a bad request, 6 a missing right. */
  readonly intCode: number;
  /** MonPay's word for the refusal, such as `BAD_REQUEST`, if it gave one. */
  readonly monpayCode: string | undefined;
  /** What MonPay said about it, shortened, without anything secret. For the developer, not the customer. */
  readonly info: string | undefined;

  constructor(
    operation: Operation,
    status: number,
    said: { intCode: number; monpayCode: string | undefined; info: string | undefined },
  ) {
    const { intCode, monpayCode, info } = said;
    const words = [monpayCode, info].filter(Boolean).join(', ');
    const about = `${operation}: intCode ${intCode} (HTTP ${status})${words && `: ${words}`}`;
    super('ResourceResponseError', 'resource_error', about, topicOf(intCode));
    this.operation = operation;
    this.status = status;
    this.intCode = intCode;
    this.monpayCode = monpayCode;
    this.info = info;
  }
}

/** An answer came back that is neither a result nor a refusal of MonPay. */
export class InvalidResourceResponseError extends ResourceError {
  declare readonly code: 'invalid_resource_response';
  /** What was asked of MonPay. */
  readonly operation: Operation;
  /** The HTTP status, a number; 0 if the platform hides it (an opaque redirect). */
  readonly status: number;
  /** What is wrong with the answer. */
  readonly issues: readonly Issue[];

  constructor(operation: Operation, status: number, issues: readonly Issue[]) {
    const about = `${operation}: ${summary(issues)} (HTTP ${status})`;
    const topic = `invalid_${kindOf(operation)}` as const;
    super('InvalidResourceResponseError', 'invalid_resource_response', about, topic);
    this.operation = operation;
    this.status = status;
    this.issues = issues;
  }
}

/** MonPay answered the refund with success, but its status says that the money was not returned. */
export class RefundFailedError extends ResourceError {
  declare readonly code: 'refund_failed';
  /** MonPay's number for the reason, if it gave one. */
  readonly statusCode: string | undefined;
  /** MonPay's words for the reason, mostly Mongolian, shortened. */
  readonly statusInfo: string | undefined;

  constructor(statusCode: string | undefined, statusInfo: string | undefined) {
    const about = [statusCode, statusInfo].filter(Boolean).join(', ') || 'no reason was given';
    super('RefundFailedError', 'refund_failed', about, 'refund_failed');
    this.statusCode = statusCode;
    this.statusInfo = statusInfo;
  }
}

/** A payment notice that can't be read. */
export class InvalidPaymentNoticeError extends ResourceError {
  declare readonly code: 'invalid_payment_notice';
  /** What is wrong with the notice. */
  readonly issues: readonly Issue[];

  constructor(issues: readonly Issue[]) {
    const code = 'invalid_payment_notice';
    super('InvalidPaymentNoticeError', code, summary(issues), code);
    this.issues = issues;
  }
}

/** Every error that the calls after the token throw, beside the token errors of the merchant's own token. */
export type AnyResourceError =
  | ResourceRequestFailedError
  | ResourceResponseError
  | InvalidResourceResponseError
  | RefundFailedError
  | InvalidPaymentNoticeError;

/** Whether `error` is one of the errors after the token, including one from another copy of this package. */
export function isResourceError(error: unknown): error is AnyResourceError {
  return error instanceof Error && brand in error;
}

/** An argument of a call is wrong. Nothing was sent. A mistake in the program, so not an {@link AnyResourceError}. */
export class InvalidArgumentError extends TypeError {
  readonly code = 'invalid_argument';
  /** Every problem at once, with the argument's name as its path. */
  readonly issues: readonly Issue[];

  constructor(about: string, issues: readonly Issue[]) {
    // Without a path, it is what the sentence is about that is wrong.
    const subject = issues[0]?.path === '' ? about : `${about}:`;
    super(`invalid_argument: ${subject} ${summary(issues)}. Nothing was sent.`);
    this.name = 'InvalidArgumentError';
    this.issues = issues;
  }
}

const reads: ReadonlySet<Operation> = /* #__PURE__ */ new Set(['getUserInfo', 'getInvoice']);

function kindOf(operation: Operation): 'read' | 'write' {
  return reads.has(operation) ? 'read' : 'write';
}

function topicOf(intCode: number): keyof typeof resourceHints {
  if (intCode === 1) return 'dead_token';
  if (intCode === 6) return 'missing_right';
  return intCode === 999 ? 'server_failed' : 'refused';
}
