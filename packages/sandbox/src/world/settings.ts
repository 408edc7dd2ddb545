import { BadValue } from './bad-value.ts';

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
export type RedirectUriMatch = 'scheme-and-domain' | 'exact';

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
  /** How long after the return a notice is sent where `notice` is `after`: milliseconds. */
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
const redirectUriMatches: readonly RedirectUriMatch[] = ['scheme-and-domain', 'exact'];

/**
 * The settings among `values`, checked.
 * @throws {TypeError} that names the first that is wrong.
 */
export function checkedSettings(values: Partial<Settings>): Partial<Settings> {
  const { errorShape, quirks: odd, latency, redirectUriMatch } = values;
  const { notice, noticeDelay, merchantTokenLifetime } = values;
  if (errorShape !== undefined && !errorShapes.includes(errorShape)) {
    throw new BadValue(`errorShape takes one of ${errorShapes.join(', ')}.`);
  }
  if (odd !== undefined && !(Array.isArray(odd) && odd.every((one) => quirks.includes(one)))) {
    throw new BadValue(`quirks takes a list of ${quirks.join(', ')}.`);
  }
  if (latency !== undefined && !isWhole(latency, 0, longestDelay)) {
    throw new BadValue(`latency takes a whole number of milliseconds from 0 to ${longestDelay}.`);
  }
  if (redirectUriMatch !== undefined && !redirectUriMatches.includes(redirectUriMatch)) {
    throw new BadValue(`redirectUriMatch takes one of ${redirectUriMatches.join(', ')}.`);
  }
  if (notice !== undefined && !noticeTimes.includes(notice)) {
    throw new BadValue(`notice takes one of ${noticeTimes.join(', ')}.`);
  }
  if (noticeDelay !== undefined && !isWhole(noticeDelay, 0, longestDelay)) {
    throw new BadValue(
      `noticeDelay takes a whole number of milliseconds from 0 to ${longestDelay}.`,
    );
  }
  if (merchantTokenLifetime !== undefined && !isWhole(merchantTokenLifetime, 1, longestLifetime)) {
    throw new BadValue('merchantTokenLifetime takes a whole number of milliseconds, 1 or more.');
  }
  return {
    ...(errorShape !== undefined && { errorShape }),
    ...(odd !== undefined && { quirks: [...new Set(odd)] }),
    ...(latency !== undefined && { latency }),
    ...(redirectUriMatch !== undefined && { redirectUriMatch }),
    ...(notice !== undefined && { notice }),
    ...(noticeDelay !== undefined && { noticeDelay }),
    ...(merchantTokenLifetime !== undefined && { merchantTokenLifetime }),
  };
}

/** Whether a value is a whole number in a range. */
export function isWhole(value: unknown, least: number, most: number): value is number {
  return Number.isSafeInteger(value) && (value as number) >= least && (value as number) <= most;
}
