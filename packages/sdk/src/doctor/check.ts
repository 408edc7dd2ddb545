import { englishPage } from '../errors/docs.ts';

/** The pages of the site that the doctor names: codes of the sdk, rules of the sandbox, and guides. */
export const namedPages = [
  'e/invalid_client_options',
  'e/invalid_authorization_response',
  'e/unauthorized_client',
  'e/not_sent',
  'e/not_found',
  'e/unknown_client',
  'e/expired_code',
  'e/redirect_uri_mismatch',
  'launch',
  'security',
] as const;
/** The name of such a page. */
export type NamedPage = (typeof namedPages)[number];

/** One line of the doctor's: what was looked at, what was found, and what to do about it. */
export interface Check {
  readonly level: 'ok' | 'skip' | 'warn' | 'fail';
  readonly about: string;
  readonly message: string;
  /** Set when something is not well. */
  readonly todo?: string;
  /** The address of the page that says more. */
  readonly docs?: string;
}

/** A check that passed. */
export const ok = (about: string, message: string): Check => ({ level: 'ok', about, message });

/** Something that was not looked at. */
export const skip = (about: string, message: string): Check => ({ level: 'skip', about, message });

/** A check that could not be sure. */
export const warn = (about: string, message: string, todo: string, page: NamedPage): Check => ({
  level: 'warn',
  about,
  message,
  todo,
  docs: englishPage(page),
});

/** A check that failed: it can't work as it is. */
export const fail = (about: string, message: string, todo: string, page: NamedPage): Check => ({
  level: 'fail',
  about,
  message,
  todo,
  docs: englishPage(page),
});
