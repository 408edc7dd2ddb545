/** The shapes that the body of an error can have, since MonPay's is not documented. */
export const errorShapes = ['rfc6749', 'envelope', 'html', 'empty'] as const;
/** RFC 6749's JSON, MonPay's envelope, a gateway's HTML page, or no body. */
export type ErrorShape = (typeof errorShapes)[number];

/** The oddities that can be switched on. */
export const quirks = [
  'no_expires_in',
  'null_refresh_token',
  'envelope_200',
  'refusal_200',
  'phone_text',
  'redirect_uri_pay_page',
  'tnx_id',
  'both_txn_ids',
  'failed_without_id',
  'notice_twice',
  'notices_out_of_order',
  'double_payment',
] as const;
/**
 * Of the token endpoint: `no_expires_in` was observed; `null_refresh_token` is assumed; `envelope_200` answers as
 * the resource API does, token and errors alike in MonPay's envelope with HTTP 200.
 *
 * Of the resource API: `refusal_200`, a refusal with HTTP 200, and `phone_text` were observed; with `redirect_uri_pay_page` an invoice answers the address of its
 * pay page as `redirectUri`, as some merchants' code takes it.
 *
 * Of notices: `tnx_id` spells the transaction number as the guide's table does and `both_txn_ids` in both ways;
 * `failed_without_id` sends a failure as the guide's example has it; `notice_twice` sends each twice;
 * `notices_out_of_order` holds a failure back until the invoice is paid. `double_payment` lets a public invoice be
 * paid again.
 */
export type Quirk = (typeof quirks)[number];

/** How much of a redirect URI has to be the registered one. */
export const redirectUriMatches = ['scheme-and-domain', 'exact'] as const;
/** Scheme and domain, as documented, or every character. */
export type RedirectUriMatch = (typeof redirectUriMatches)[number];

/** When a payment notice is sent, seen from the customer's return to the merchant: MonPay documents no order. */
export const noticeTimes = ['before', 'with', 'after', 'never'] as const;
/** `before` waits for the merchant's answer, and only then does the customer return. */
export type NoticeTime = (typeof noticeTimes)[number];

/** What may be changed while the sandbox runs. */
export interface Settings {
  errorShape: ErrorShape;
  quirks: readonly Quirk[];
  latency: number;
  redirectUriMatch: RedirectUriMatch;
  notice: NoticeTime;
  /** How long after the return a notice is sent when `notice` is `after`: milliseconds. */
  noticeDelay: number;
  /** How long the merchant's own token lives: milliseconds. */
  merchantTokenLifetime: number;
}

/** The settings of a sandbox that was given none. */
export const defaultSettings: Settings = {
  errorShape: 'rfc6749',
  quirks: [],
  latency: 0,
  redirectUriMatch: 'scheme-and-domain',
  notice: 'with',
  noticeDelay: 3000,
  // How long MonPay's lives is not known; a merchant was seen to renew it every half hour.
  merchantTokenLifetime: 1_800_000,
};

/** The longest time that an answer is held back: milliseconds. */
export const longestDelay = 120_000;
/** The longest life of a code or a token: milliseconds, a hundred years. */
export const longestLifetime = 3_153_600_000_000;
