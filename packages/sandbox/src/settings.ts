import { BadValue } from './bad-value.ts';
import { errorShapes, type ErrorShape } from './error-shapes.ts';
import { quirks, type Quirk } from './quirks.ts';
import type { RedirectUriMatch } from './redirect-uri.ts';

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
