import * as z from 'zod/mini';
import { InvalidClientOptionsError, type Issue } from './errors.ts';
import { memorySpentCodes, type SpentCodes } from './spent-codes.ts';

/** The host that MonPay's developer guide names. Credentials belong to one host: ask MonPay which. */
export const documentedAuthorizationServer = 'https://z-wallet.monpay.mn';

const longestTimeout = 2 ** 31 - 1;

/** What MobiFinance issued for the mini app, and how to reach MonPay. */
export interface ConfidentialClientOptions {
  /** The client id that MobiFinance issued (`MONPAY_CLIENT_ID`). `undefined` is refused at run time. */
  readonly clientId: string | undefined;
  /** The client secret that MobiFinance issued (`MONPAY_CLIENT_SECRET`). */
  readonly clientSecret: string | undefined;
  /** The mini app's URL as registered with MonPay (`MONPAY_REDIRECT_URI`); sent byte for byte. */
  readonly redirectUri: string | undefined;
  /** Where the token endpoint is, without `/v2/oauth/token`. Default: the documented host. */
  readonly authorizationServer?: string | URL | undefined;
  /** Milliseconds for the whole exchange, headers and body: 1 to 2147483647. Default: 10000. */
  readonly timeout?: number | undefined;
  /** Sends the token request in place of the platform's own transport. */
  readonly fetch?: typeof fetch | undefined;
  /** Who remembers the spent codes. Default: this process, for ten minutes. */
  readonly spentCodes?: SpentCodes | undefined;
}

/**
 * A merchant's registered back end. Frozen data; the secret is kept apart and never shows.
 * @see RFC 6749 §2.1
 */
export interface ConfidentialClient {
  readonly clientId: string;
  readonly redirectUri: string;
  readonly authorizationServer: string;
  /** Milliseconds. */
  readonly timeout: number;
}

interface Internals {
  readonly clientSecret: string;
  readonly fetch: typeof fetch | undefined;
  readonly spentCodes: SpentCodes;
}

const internals = new WeakMap<ConfidentialClient, Internals>();
const sharedSpentCodes = /* #__PURE__ */ memorySpentCodes();

const credential = z.string().check(z.minLength(1), z.maxLength(1024), z.regex(/^[\x20-\x7E]+$/));

/** The fields of the token request that stay the same, in their wire form, as in the spec. */
export const clientFields = {
  redirect_uri: z
    .string()
    .check(
      z.minLength(1),
      z.maxLength(2048),
      z.regex(/^[Hh][Tt][Tt][Pp][Ss]?:\/\/[\x21\x22\x24-\x7E]+$/),
    ),
  client_id: credential,
  client_secret: credential,
};

/** What is wrong with each option, or nothing. */
const checks: Record<keyof ConfidentialClientOptions, (value: unknown) => string | false> = {
  clientId: (value) => credentialProblem(value, 'MONPAY_CLIENT_ID'),
  clientSecret: (value) => credentialProblem(value, 'MONPAY_CLIENT_SECRET'),
  redirectUri: redirectUriProblem,
  authorizationServer: authorizationServerProblem,
  timeout: (value) =>
    value !== undefined &&
    !(Number.isInteger(value) && Number(value) >= 1 && Number(value) <= longestTimeout) &&
    `must be a whole number of milliseconds from 1 to ${longestTimeout}`,
  fetch: (value) =>
    value !== undefined && typeof value !== 'function' && 'must be a function like fetch',
  spentCodes: (value) =>
    value !== undefined &&
    typeof (value as SpentCodes | null)?.claim !== 'function' &&
    'must be an object with a claim function',
};

/**
 * Describes the merchant's back end to MonPay. Sends nothing.
 * @throws {InvalidClientOptionsError} naming every wrong option at once
 */
export function confidentialClient(options: ConfidentialClientOptions): ConfidentialClient {
  // A copy, so that what was checked is what is used.
  const given = Object.assign(Object.create(null), options);
  const issues: Issue[] = Object.entries(checks).flatMap(([path, problem]) => {
    const message = problem(given[path]);
    return message ? [{ path, message }] : [];
  });
  for (const path of Object.keys(given)) {
    if (path in checks) continue;
    issues.push({ path, message: `is no option; there are ${Object.keys(checks).join(', ')}` });
  }
  if (issues.length > 0) throw new InvalidClientOptionsError(issues);

  const { clientId, clientSecret, redirectUri, fetch, spentCodes } = given;
  const server = new URL(given.authorizationServer ?? documentedAuthorizationServer);
  const client: ConfidentialClient = Object.freeze({
    clientId,
    redirectUri,
    authorizationServer: server.origin + server.pathname.replace(/\/+$/, ''),
    timeout: given.timeout ?? 10_000,
  });
  internals.set(client, { clientSecret, fetch, spentCodes: spentCodes ?? sharedSpentCodes });
  return client;
}

/** The parts of a client that must not show. Not exported from the package. */
export function internalsOf(client: ConfidentialClient): Internals {
  const found = internals.get(client);
  if (!found) {
    throw new TypeError(
      'This is no confidential client: pass what confidentialClient() returned, itself and not a copy of it.',
    );
  }
  return found;
}

function textProblem(value: unknown, variable: string): string | false {
  if (value === undefined || value === null) return `is missing (is ${variable} set?)`;
  if (value === '') return `is empty (is ${variable} set?)`;
  return typeof value !== 'string' && `must be a string, not ${typeof value}`;
}

function credentialProblem(value: unknown, variable: string): string | false {
  const problem = textProblem(value, variable);
  if (problem) return problem;
  if (String(value).trim() !== value) {
    return 'begins or ends with white space or a line break; copy it again';
  }
  return (
    !credential.safeParse(value).success &&
    'has characters outside printable ASCII or more than 1024 of them; copy it again'
  );
}

function redirectUriProblem(value: unknown): string | false {
  const problem = textProblem(value, 'MONPAY_REDIRECT_URI');
  if (problem) return problem;
  if (!clientFields.redirect_uri.safeParse(value).success || !parseUrl(value)) {
    return 'must be the registered URL in full: http or https, a host, no fragment, no white space, at most 2048 characters of ASCII (punycode for the host, %-escapes for the rest)';
  }
  return hasCredentials(parseUrl(value)) && 'must not carry a user name or password';
}

function authorizationServerProblem(value: unknown): string | false {
  if (value === undefined) return false;
  const url = parseUrl(value);
  if (!url) return 'must be an absolute URL, such as https://z-wallet.monpay.mn';
  if (url.protocol !== 'https:' && !(url.protocol === 'http:' && isLoopback(url.hostname))) {
    return 'must be https:, unless its host is this machine (127.0.0.1, [::1] or localhost): the client secret is sent to it';
  }
  if (hasCredentials(url)) return 'must not carry a user name or password';
  if (url.search || url.hash) return 'must not carry a query or fragment';
  return (
    /\/v2(\/oauth(\/token)?)?\/*$/.test(url.pathname) &&
    'must end before /v2/oauth/token, which is added to it'
  );
}

function parseUrl(value: unknown): URL | undefined {
  const text = typeof value === 'string' || value instanceof URL ? String(value) : '';
  return URL.canParse(text) ? new URL(text) : undefined;
}

function hasCredentials(url: URL | undefined): boolean {
  return Boolean(url?.username || url?.password);
}

function isLoopback(hostname: string): boolean {
  return /^(localhost|.+\.localhost|127(\.\d{1,3}){3}|\[::1\])$/.test(hostname);
}
