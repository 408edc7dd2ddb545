import { hints, type Hint } from './hints.ts';

/** One thing that is wrong with an input: where it is, and what is wrong. Values are never repeated. */
export interface Issue {
  /** The option, parameter or field; empty for the whole. */
  readonly path: string;
  /** What is wrong with it, in English, to be read behind the path. */
  readonly message: string;
}

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

const brand = Symbol.for('@monpay-miniapp/sdk.error');

/** What all errors of the flow share. Discriminate by `code`; see {@link AnyOAuthError}. */
export class OAuthError extends Error {
  /** Which error it is; it never changes. */
  declare readonly code: string;
  /** What to check, in English and Mongolian. */
  declare readonly hint: Hint;

  protected constructor(code: string, about: string, details = {}, topic = code) {
    const hint = hints[topic as keyof typeof hints];
    super(`${code}: ${about && `${about}. `}${hint.en}`);
    // The name is said here, since a merchant's bundler may rename the class.
    const name = code.replace(/(^|_)./g, (start) => start.at(-1)?.toUpperCase() ?? '');
    Object.assign(this, { name: name.replace(/(Error)?$/, 'Error'), code, ...details, hint });
    Object.defineProperty(this, brand, { value: true });
  }

  /** The error as data, so that loggers which write JSON keep the message. */
  toJSON(): object {
    return Object.assign({ message: this.message }, this);
  }
}

/**
 * MonPay answered the launch with an error instead of a code.
 * @see RFC 6749 §4.1.2.1
 */
export class AuthorizationResponseError extends OAuthError {
  declare readonly code: 'authorization_response_error';
  /** The launch's `error`. It comes from the address, so anybody can have written it. */
  declare readonly error: string;
  /** The launch's `error_description`, where there was one. */
  declare readonly description: string | undefined;

  constructor(error: string, description?: string) {
    super('authorization_response_error', error, { error, description });
  }
}

/** The launch carried no usable code: it is missing, repeated or illegal, or the request was no launch. */
export class InvalidAuthorizationResponseError extends OAuthError {
  declare readonly code: 'invalid_authorization_response';
  /** What is wrong with the launch. */
  declare readonly issues: readonly Issue[];

  constructor(issues: readonly Issue[]) {
    super('invalid_authorization_response', summary(issues), { issues });
  }
}

/** The code was sent before, within the last ten minutes. Nothing was sent this time. */
export class AuthorizationCodeReusedError extends OAuthError {
  declare readonly code: 'authorization_code_reused';

  constructor() {
    super('authorization_code_reused', '');
  }
}

/**
 * The memory of spent codes, such as a shared Redis, did not answer. Nothing was sent: without it a code
 * could be sent twice. The code is still good.
 */
export class SpentCodesUnavailableError extends OAuthError {
  declare readonly code: 'spent_codes_unavailable';
  declare readonly outcome: 'not_sent';
  /** The platform's name for the failure, such as `ECONNREFUSED`, where it gave one. */
  declare readonly systemCode: string | undefined;

  constructor(systemCode?: string) {
    super('spent_codes_unavailable', systemCode ?? '', { outcome: 'not_sent', systemCode });
  }
}

/** No whole answer came back. `outcome` tells whether the code can have been spent. */
export class TokenRequestFailedError extends OAuthError {
  declare readonly code: 'token_request_failed';
  /** `aborted` by your signal, `timeout` of the client, or `network`. */
  declare readonly reason: FailureReason;
  /** Whether the same launch may be tried again. */
  declare readonly outcome: Outcome;
  /** The platform's name for the failure, such as `ECONNREFUSED`, where it gave one. */
  declare readonly systemCode: string | undefined;

  constructor(reason: FailureReason, outcome: Outcome, systemCode?: string) {
    const about = reason + (systemCode ? ` (${systemCode})` : '');
    super('token_request_failed', about, { reason, outcome, systemCode }, outcome);
  }
}

/**
 * MonPay refused the token request with one of its documented errors.
 * @see RFC 6749 §5.2, from which MonPay's HTTP statuses differ
 */
export class TokenResponseError extends OAuthError {
  declare readonly code: 'token_response_error';
  /** Told by the body, or by the status where the body does not tell. */
  declare readonly error: TokenErrorCode;
  /** The HTTP status, a number. */
  declare readonly status: number;
  /** What MonPay said about it, shortened, without anything secret. For the developer, not the customer. */
  declare readonly description: string | undefined;

  constructor(error: TokenErrorCode, status: number, description?: string) {
    const about = `${error} (HTTP ${status})`;
    super('token_response_error', about, { error, status, description }, error);
  }
}

/** An answer came back that is neither a token response nor a documented error. */
export class InvalidTokenResponseError extends OAuthError {
  declare readonly code: 'invalid_token_response';
  /** The HTTP status, a number; 0 where the platform hides it (an opaque redirect). */
  declare readonly status: number;
  /** What is wrong with the answer. */
  declare readonly issues: readonly Issue[];

  constructor(status: number, issues: readonly Issue[]) {
    super('invalid_token_response', `${summary(issues)} (HTTP ${status})`, { status, issues });
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

/** Whether `error` is one of the flow's errors, also one that another copy of this package threw. */
export function isOAuthError(error: unknown): error is AnyOAuthError {
  return error instanceof Error && brand in error;
}

/** The options of `confidentialClient` are wrong. Thrown at start, so it is no {@link AnyOAuthError}. */
export class InvalidClientOptionsError extends TypeError {
  declare readonly code: 'invalid_client_options';
  /** Every problem at once, with the option's name as its path. */
  declare readonly issues: readonly Issue[];

  constructor(issues: readonly Issue[]) {
    const code = 'invalid_client_options';
    super(`${code}: ${summary(issues)}.`);
    Object.assign(this, { name: 'InvalidClientOptionsError', code, issues });
  }
}

function summary(issues: readonly Issue[]): string {
  return issues.map(({ path, message }) => `${path} ${message}`.trim()).join('; ');
}
