import { hints, type Hint } from './hints.ts';

/** One thing that is wrong with an input: where it is, and what is wrong. Values are never repeated. */
export interface Issue {
  readonly path: string;
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

const brand = Symbol.for('@monpay-miniapp/oauth.error');

/** What all errors of the flow share. Discriminate by `code`; see {@link AnyOAuthError}. */
export abstract class OAuthError extends Error {
  abstract readonly code: string;
  /** What to check, in English and Mongolian. */
  readonly hint: Hint;

  protected constructor(name: string, message: string, hint: Hint) {
    super(message);
    this.hint = hint;
    Object.defineProperty(this, 'name', { value: name, configurable: true });
    Object.defineProperty(this, brand, { value: true });
  }

  /** The error as data, so that loggers which write JSON keep the message. */
  toJSON(): object {
    return Object.assign({ name: this.name, message: this.message }, this);
  }
}

/**
 * MonPay answered the launch with an error instead of a code.
 * @see RFC 6749 §4.1.2.1
 */
export class AuthorizationResponseError extends OAuthError {
  readonly code = 'authorization_response_error';
  /** The launch's `error`. It comes from the address, so anybody can have written it. */
  readonly error: string;
  /** The launch's `error_description`, where there was one. */
  readonly description: string | undefined;

  constructor(error: string, description?: string) {
    super(
      'AuthorizationResponseError',
      `authorization_response_error: the launch carried the error ${error} instead of a code. Have the customer open the mini app again.`,
      hints.authorization_response_error,
    );
    this.error = error;
    this.description = description;
  }
}

/** The launch carried no usable code: it is missing, repeated or illegal, or the request was no launch. */
export class InvalidAuthorizationResponseError extends OAuthError {
  readonly code = 'invalid_authorization_response';
  readonly issues: readonly Issue[];

  constructor(issues: readonly Issue[]) {
    super(
      'InvalidAuthorizationResponseError',
      `invalid_authorization_response: ${summary(issues)}. Open the page from the MonPay app.`,
      hints.invalid_authorization_response,
    );
    this.issues = issues;
  }
}

/** The code was sent before, within the last ten minutes. Nothing was sent this time. */
export class AuthorizationCodeReusedError extends OAuthError {
  readonly code = 'authorization_code_reused';

  constructor() {
    super(
      'AuthorizationCodeReusedError',
      'authorization_code_reused: this code was sent to MonPay before and was not sent again. Have the customer reopen the mini app.',
      hints.authorization_code_reused,
    );
  }
}

/**
 * The memory of spent codes, such as a shared Redis, did not answer. Nothing was sent: without it a code
 * could be sent twice. The code is still good.
 */
export class SpentCodesUnavailableError extends OAuthError {
  readonly code = 'spent_codes_unavailable';
  readonly outcome: Outcome = 'not_sent';
  /** The platform's name for the failure, such as `ECONNREFUSED`, where it gave one. */
  readonly systemCode: string | undefined;

  constructor(systemCode?: string) {
    super(
      'SpentCodesUnavailableError',
      `spent_codes_unavailable: the memory of spent codes did not answer${systemCode ? ` (${systemCode})` : ''}, so nothing was sent. The same code may be tried again.`,
      hints.spent_codes_unavailable,
    );
    this.systemCode = systemCode;
  }
}

const failures = {
  aborted: 'the caller aborted the token request',
  timeout: 'MonPay did not answer the token request in time',
  network: 'the token request got no whole answer',
};

/** No whole answer came back. `outcome` tells whether the code can have been spent. */
export class TokenRequestFailedError extends OAuthError {
  readonly code = 'token_request_failed';
  readonly reason: 'aborted' | 'timeout' | 'network';
  readonly outcome: Outcome;
  /** The platform's name for the failure, such as `ECONNREFUSED`, where it gave one. */
  readonly systemCode: string | undefined;

  constructor(reason: 'aborted' | 'timeout' | 'network', outcome: Outcome, systemCode?: string) {
    super(
      'TokenRequestFailedError',
      `token_request_failed: ${failures[reason]}${systemCode ? ` (${systemCode})` : ''}. ` +
        (outcome === 'not_sent'
          ? 'Nothing was sent, so the same code may be tried again.'
          : 'The code may be spent; have the customer reopen the mini app.'),
      hints[outcome],
    );
    this.reason = reason;
    this.outcome = outcome;
    this.systemCode = systemCode;
  }
}

const nextSteps: Record<TokenErrorCode, string> = {
  invalid_request: 'Check the options of confidentialClient against what MonPay registered.',
  unauthorized_client:
    'Check clientId and clientSecret, and that authorizationServer is the host they are for.',
  invalid_grant: 'Have the customer reopen the mini app, which brings a new code.',
  unsupported_grant_type: 'Check that authorizationServer is the host that MonPay gave you.',
  server_error: 'MonPay failed; have the customer reopen the mini app.',
};

/**
 * MonPay refused the token request with one of its documented errors.
 * @see RFC 6749 §5.2, from which MonPay's HTTP statuses differ
 */
export class TokenResponseError extends OAuthError {
  readonly code = 'token_response_error';
  readonly error: TokenErrorCode;
  /** The HTTP status, a number. */
  readonly status: number;
  /** What MonPay said about it, shortened, without anything secret. For the developer, not the customer. */
  readonly description: string | undefined;

  constructor(error: TokenErrorCode, status: number, description?: string) {
    super(
      'TokenResponseError',
      `token_response_error: MonPay answered ${error} (HTTP ${status}). ${nextSteps[error]}`,
      hints[error],
    );
    this.error = error;
    this.status = status;
    this.description = description;
  }
}

/** An answer came back that is neither a token response nor a documented error. */
export class InvalidTokenResponseError extends OAuthError {
  readonly code = 'invalid_token_response';
  /** The HTTP status, a number; 0 where the platform hides it (an opaque redirect). */
  readonly status: number;
  readonly issues: readonly Issue[];

  constructor(status: number, issues: readonly Issue[]) {
    super(
      'InvalidTokenResponseError',
      `invalid_token_response: MonPay's answer (HTTP ${status}) is no token response: ${summary(issues)}. ` +
        'Check authorizationServer; the code may be spent, so have the customer reopen the mini app.',
      hints.invalid_token_response,
    );
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

/** Whether `error` is one of the flow's errors, also one that another copy of this package threw. */
export function isOAuthError(error: unknown): error is AnyOAuthError {
  return error instanceof Error && brand in error;
}

/** The options of `confidentialClient` are wrong. Thrown at start, so it is no {@link AnyOAuthError}. */
export class InvalidClientOptionsError extends TypeError {
  readonly code = 'invalid_client_options';
  /** Every problem at once, with the option's name as its path. */
  readonly issues: readonly Issue[];

  constructor(issues: readonly Issue[]) {
    super(`invalid_client_options: ${summary(issues)}.`);
    Object.defineProperty(this, 'name', { value: 'InvalidClientOptionsError', configurable: true });
    this.issues = issues;
  }
}

function summary(issues: readonly Issue[]): string {
  return issues.map(({ path, message }) => `${path} ${message}`.trim()).join('; ');
}
