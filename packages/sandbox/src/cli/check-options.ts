import { cases } from '../check/cases.ts';
import type { Selling } from '../check/payment/selling.ts';
import { languages, type Language } from '../check/words.ts';
import { parseUrl } from './addresses.ts';
import { usualLanguage } from './check-words.ts';
import { UsageError } from './cli-error.ts';
import { loginStep, type LoginStep } from '../check/login-step.ts';
import { flag, oneOf, parseFlags, text, whole } from './flags.ts';
import { sellingOptions } from './selling-options.ts';
import { usageWords } from './usage-words.ts';

/** How `check` was asked to run. */
export interface CheckOptions {
  readonly command: 'check';
  /** The mini app's URL that a launch opens; undefined if the cases are only listed. */
  readonly app: URL | undefined;
  /** Which sandbox plays MonPay; by default one that runs for this app, or otherwise a new one. */
  readonly url: string | undefined;
  readonly adminToken: string | undefined;
  /** The port of a sandbox that is started. */
  readonly port: number;
  /** A page that shows who is signed in. */
  readonly page: string | undefined;
  /** What a script of the landing page sends with the code. */
  readonly login: LoginStep | undefined;
  /** How the app sells, if it does. */
  readonly selling: Selling | undefined;
  /** The cases that are played; by default all. */
  readonly only: ReadonlySet<string> | undefined;
  /** The cases that are not, and why. */
  readonly skip: ReadonlyMap<string, string>;
  /** How long the whole check may take: milliseconds. */
  readonly timeLimit: number;
  readonly language: Language;
  readonly json: boolean;
  readonly junit: string | undefined;
  readonly html: string | undefined;
}

/**
 * Reads the command line of `check`.
 * @throws {UsageError}
 */
export function checkOptions(args: string[]): CheckOptions | { readonly command: 'help' } {
  try {
    return parse(args);
  } catch (error) {
    throw error instanceof UsageError ? error.in(languageOf(args)) : error;
  }
}

/** The language of a command line of which nothing but this may make sense. */
function languageOf(args: readonly string[]): Language {
  const at = args.findLastIndex((arg) => /^--lang(?:=|$)/.test(arg));
  const said = args[at] === '--lang' ? args[at + 1] : args[at]?.slice('--lang='.length);
  return languages.find((language) => language === said) ?? usualLanguage();
}

function parse(args: string[]): CheckOptions | { readonly command: 'help' } {
  const first = args[0] !== undefined && !args[0].startsWith('-') ? args.shift() : undefined;
  const values = parseFlags(args, {
    url: text,
    'admin-token': text,
    port: text,
    page: text,
    login: text,
    bearer: text,
    buy: { type: 'string', multiple: true },
    delivered: text,
    refund: text,
    sweep: text,
    only: { type: 'string', multiple: true },
    skip: { type: 'string', multiple: true },
    list: flag,
    'time-limit': text,
    lang: text,
    junit: text,
    html: text,
  });
  if (values.help) return { command: 'help' };
  const selling = sellingOptions(values);
  return {
    command: 'check',
    app: values.list ? undefined : appOf(first),
    url: values.url,
    adminToken: values['admin-token'],
    port: whole('--port', values.port, 0, 65_535) ?? 4020,
    page: pathOf('--page', values.page),
    login: loginOf(values.login, values.bearer),
    selling,
    only: values.only && new Set(values.only.flatMap((names) => names.split(',').map(known))),
    skip: skipOf(values.skip ?? []),
    timeLimit: timeLimitOf(values['time-limit'], selling),
    language: oneOf('--lang', values.lang, languages) ?? usualLanguage(),
    json: values.json,
    junit: values.junit,
    html: values.html,
  };
}

function appOf(given = ''): URL {
  const url = parseUrl(given);
  const good =
    url &&
    /^https?:$/.test(url.protocol) &&
    !url.username &&
    !url.hash &&
    !url.searchParams.has('code');
  if (good) return url;
  throw new UsageError(usageWords.app());
}

function pathOf(name: string, path: string | undefined): string | undefined {
  if (path === undefined || /^\/(?!\/)/.test(path)) return path;
  throw new UsageError(usageWords.path(name));
}

/** By default a quarter of an hour, and longer for the cases that wait for the app's sweep. */
function timeLimitOf(given: string | undefined, selling: Selling | undefined): number {
  const seconds = whole('--time-limit', given, 1, 86_400);
  if (seconds !== undefined) return seconds * 1000;
  const sweeps = cases.filter(({ slow }) => slow === 'sweep').length;
  return 900_000 + sweeps * (selling?.sweep ?? 0);
}

function loginOf(given: string | undefined, bearer: string | undefined): LoginStep | undefined {
  if (bearer !== undefined && !/^[\w-]+(?:\.[\w-]+)*$/.test(bearer))
    throw new UsageError(usageWords.bearer());
  if (given === undefined) {
    if (bearer === undefined) return undefined;
    throw new UsageError(usageWords.bearerAlone());
  }
  const step = loginStep(given);
  if (step) return { ...step, bearer: bearer?.split('.') };
  throw new UsageError(usageWords.login());
}

function skipOf(given: readonly string[]): ReadonlyMap<string, string> {
  const skip = new Map(given.map(nameAndReason));
  // Who has no sweep to be waited for has none to go on, either.
  const noSweep = skip.get('notice-never');
  return noSweep === undefined ? skip : new Map([['sweep-goes-on', noSweep], ...skip]);
}

function nameAndReason(given: string): [name: string, reason: string] {
  const [name = '', ...reason] = given.split('=');
  const words = reason.join('=').trim();
  if (words !== '') return [known(name), words];
  throw new UsageError(usageWords.skip());
}

/** A name is repeated only if it is a plain word: it may be a secret that was pasted in the wrong place. */
function known(name: string): string {
  if (cases.some((one) => one.name === name)) return name;
  const named = /^[a-z][a-z-]{0,40}$/.test(name) ? ` '${name}'` : '';
  throw new UsageError(usageWords.noCase(named));
}
