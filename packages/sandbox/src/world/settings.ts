import { BadValue } from './bad-value.ts';

/** The shapes that the body of an error can have, since MonPay's is not documented. */
export const errorShapes = ['rfc6749', 'envelope', 'html', 'empty'] as const;
/** RFC 6749's JSON, MonPay's envelope, a gateway's HTML page, or no body. */
export type ErrorShape = (typeof errorShapes)[number];

/** The oddities that can be switched on. */
export const quirks = ['no_expires_in', 'null_refresh_token', 'envelope_200'] as const;
/**
 * `no_expires_in` was observed; `null_refresh_token` is assumed; `envelope_200` answers as the resource API
 * does, token and errors alike in MonPay's envelope with HTTP 200.
 */
export type Quirk = (typeof quirks)[number];

/** How much of a redirect URI has to be the registered one. */
export type RedirectUriMatch = 'scheme-and-domain' | 'exact';

/** What may be changed while the sandbox runs. */
export interface Settings {
  errorShape: ErrorShape;
  quirks: readonly Quirk[];
  latency: number;
  redirectUriMatch: RedirectUriMatch;
}

/** The longest time that an answer is held back: milliseconds. */
export const longestDelay = 120_000;
const redirectUriMatches: readonly RedirectUriMatch[] = ['scheme-and-domain', 'exact'];

/**
 * The settings among `values`, checked.
 * @throws {TypeError} that names the first that is wrong.
 */
export function checkedSettings(values: Partial<Settings>): Partial<Settings> {
  const { errorShape, quirks: odd, latency, redirectUriMatch } = values;
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
  return {
    ...(errorShape !== undefined && { errorShape }),
    ...(odd !== undefined && { quirks: [...new Set(odd)] }),
    ...(latency !== undefined && { latency }),
    ...(redirectUriMatch !== undefined && { redirectUriMatch }),
  };
}

/** Whether a value is a whole number in a range. */
export function isWhole(value: unknown, least: number, most: number): value is number {
  return Number.isSafeInteger(value) && (value as number) >= least && (value as number) <= most;
}
