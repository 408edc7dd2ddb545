import { summary } from './hinted-error.ts';
import { hints, type Hint } from './hints.ts';
import type { Issue } from './issue.ts';
import { isBranded, OAuthError } from './oauth-error.ts';

/** The errors that MonPay documents for the token endpoint. */
export type TokenErrorCode =
  | 'invalid_request'
  | 'unauthorized_client'
  | 'invalid_grant'
  | 'unsupported_grant_type'
  | 'server_error';

/** Whether the code can have been spent: `not_sent` is certain, `unknown` must be taken for spent. */
export type Outcome = 'not_sent' | 'unknown';

/** Why no whole answer came back. */
export type FailureReason = 'aborted' | 'timeout' | 'network';

/**
 * MonPay answered the launch with an error instead of a code.
 * @see RFC 6749 §4.1.2.1
 */
export class AuthorizationResponseError extends OAuthError {
  declare readonly code: 'authorization_response_error';
  /** The launch's `error`. It comes from the address, so anybody can have written it. */
  readonly error: string;
  /** The launch's `error_description`, if there was one. */
  readonly description: string | undefined;

  constructor(error: string, description?: string) {
    const code = 'authorization_response_error';
    super('AuthorizationResponseError', code, said(error, description), hints[code]);
    this.error = error;
    this.description = description;
  }
}

/** The launch carried no usable code: it is missing, repeated or illegal, or the request was not a launch. */
export class InvalidAuthorizationResponseError extends OAuthError {
  declare readonly code: 'invalid_authorization_response';
  /** What is wrong with the launch. */
  readonly issues: readonly Issue[];

  constructor(issues: readonly Issue[]) {
    const code = 'invalid_authorization_response';
    super('InvalidAuthorizationResponseError', code, summary(issues), hints[code]);
    this.issues = issues;
  }
}

/** The code was sent before, within the last ten minutes. Nothing was sent this time. */
export class AuthorizationCodeReusedError extends OAuthError {
  declare readonly code: 'authorization_code_reused';

  constructor() {
    const code = 'authorization_code_reused';
    super('AuthorizationCodeReusedError', code, '', hints[code]);
  }
}

/**
 * The memory of spent codes, such as a shared Redis, did not answer. Nothing was sent: without it a code
 * could be sent twice. The code is still good.
 */
export class SpentCodesUnavailableError extends OAuthError {
  declare readonly code: 'spent_codes_unavailable';
  readonly outcome = 'not_sent';
  /** The platform's name for the failure, such as `ECONNREFUSED`, if it gave one. */
  readonly systemCode: string | undefined;

  constructor(systemCode?: string) {
    const code = 'spent_codes_unavailable';
    super('SpentCodesUnavailableError', code, systemCode ?? '', hints[code]);
    this.systemCode = systemCode;
  }
}

/** No whole answer came back. `outcome` says whether the code can have been spent. */
export class TokenRequestFailedError extends OAuthError {
  declare readonly code: 'token_request_failed';
  /** `aborted` by your signal, `timeout` of the client, or `network`. */
  readonly reason: FailureReason;
  /** Whether the same launch may be tried again. */
  readonly outcome: Outcome;
  /** The platform's name for the failure, such as `ECONNREFUSED`, if it gave one. */
  readonly systemCode: string | undefined;
  /** The host of `authorizationServer`, if the failure is one of the network. */
  readonly host: string | undefined;

  constructor(
    reason: FailureReason,
    outcome: Outcome,
    systemCode?: string,
    host?: string,
    hint: Hint = hints[outcome],
  ) {
    const where = [systemCode, host].filter(Boolean).join(' ');
    const about = reason + (where && ` (${where})`);
    super('TokenRequestFailedError', 'token_request_failed', about, hint, outcome);
    this.reason = reason;
    this.outcome = outcome;
    this.systemCode = systemCode;
    this.host = host;
  }
}

/** What MonPay said in a refusal, beside the HTTP status. */
export interface Refusal {
  /** Which of the documented errors it is; undefined if MonPay's reason is none of them. */
  readonly error: TokenErrorCode | undefined;
  readonly description?: string | undefined;
  readonly intCode?: number | undefined;
  readonly monpayCode?: string | undefined;
}

/**
 * MonPay refused the token request: with one of its documented errors, or with an envelope whose `intCode`
 * is not 0, whatever the HTTP status.
 * @see RFC 6749 §5.2, from which MonPay's HTTP statuses differ
 */
export class TokenResponseError extends OAuthError {
  declare readonly code: 'token_response_error';
  /**
   * Said by the body, or by the status if the body doesn't say. If MonPay gave a reason that it doesn't document
   * (see {@link intCode}), `invalid_request`, which is RFC 6749's word for a request refused for any other reason.
   */
  readonly error: TokenErrorCode;
  /** The HTTP status, a number; MonPay refuses with 200 too. */
  readonly status: number;
  /** What MonPay said about it (an envelope's `info`), shortened, without anything secret. For the developer, not the customer. */
  readonly description: string | undefined;
  /** The envelope's number for the reason, if MonPay answered with its envelope. */
  readonly intCode: number | undefined;
  /** The envelope's word for the reason, such as `INVALID_CODE`. */
  readonly monpayCode: string | undefined;

  constructor(status: number, refusal: Refusal, otherHint?: Hint) {
    const { error = 'invalid_request', description, intCode, monpayCode } = refusal;
    const number =
      intCode === undefined ? '' : `, ${`intCode ${intCode} ${monpayCode ?? ''}`.trim()}`;
    const about = said(`${error} (HTTP ${status}${number})`, description);
    const usual = hints[refusal.error ?? 'refused'];
    const hint = refusal.error === 'unauthorized_client' ? usual : (otherHint ?? usual);
    super('TokenResponseError', 'token_response_error', about, hint, refusal.error ?? 'refused');
    this.error = error;
    this.status = status;
    this.description = description;
    this.intCode = intCode;
    this.monpayCode = monpayCode;
  }

  /** The same as {@link description}, by the name that it has in MonPay's envelope. */
  get info(): string | undefined {
    return this.description;
  }
}

/** An answer came back that is neither a token response nor a refusal of MonPay. */
export class InvalidTokenResponseError extends OAuthError {
  declare readonly code: 'invalid_token_response';
  /** The HTTP status, a number; 0 if the platform hides it (an opaque redirect). */
  readonly status: number;
  /** What is wrong with the answer. */
  readonly issues: readonly Issue[];

  constructor(status: number, issues: readonly Issue[], otherHint?: Hint) {
    const code = 'invalid_token_response';
    const topic = status === 404 ? 'not_found' : code;
    const about = `${summary(issues)} (HTTP ${status})`;
    super('InvalidTokenResponseError', code, about, otherHint ?? hints[topic], topic);
    this.status = status;
    this.issues = issues;
  }
}

/** Every error that the flow throws; `switch (error.code)` is exhaustive over it. */
export type AnyOAuthError =
  | AuthorizationResponseError
  | InvalidAuthorizationResponseError
  | AuthorizationCodeReusedError
  | SpentCodesUnavailableError
  | TokenRequestFailedError
  | TokenResponseError
  | InvalidTokenResponseError;

/** Whether `error` is one of the flow's errors, including one that another copy of this package threw. */
export function isOAuthError(error: unknown): error is AnyOAuthError {
  return isBranded(error);
}

/** The options of `confidentialClient` are wrong. Thrown at start, so it is not an {@link AnyOAuthError}. */
export class InvalidClientOptionsError extends TypeError {
  readonly code = 'invalid_client_options';
  /** Every problem at once, with the option's name as its path. */
  readonly issues: readonly Issue[];

  constructor(issues: readonly Issue[]) {
    const unset = issues.some(({ message }) => message.endsWith('set?)'));
    const advice = unset ? ' Variables in a file are read with node --env-file=.env.' : '';
    super(`invalid_client_options: ${summary(issues)}.${advice}`);
    this.name = 'InvalidClientOptionsError';
    this.issues = issues;
  }
}

function said(error: string, description: string | undefined): string {
  return description === undefined ? error : `${error}: ${description}`;
}
