import { InvalidClientOptionsError, type Issue } from '../errors/errors.ts';
import { framesFrom } from '../errors/frames.ts';
import { issuerOf } from '../spent-codes/claim.ts';
import { ownSpentCodes } from '../spent-codes/memory.ts';
import type { SpentCodes } from '../spent-codes/spent-codes.ts';
import { isLoopback } from '../transport/loopback.ts';
import { merchantToken, type MerchantToken } from './merchant-token.ts';
import { fits } from '../wire/wire-formats.ts';
import type { Transport } from '../transport/request.ts';
import type { Platform } from '../transport/platform/platform.ts';
import { platform } from '#platform';

/** The host that MonPay's developer guide names. Credentials belong to one host: ask MonPay which. */
export const documentedAuthorizationServer = 'https://z-wallet.monpay.mn';

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
  /** Where browsers reach MonPay's pages, if it is not the authorization server's URL. */
  readonly pageServer?: string | URL | undefined;
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
  /** As it was given. */
  readonly clientId: string;
  /** As it was given. */
  readonly redirectUri: string;
  /** The URL before `/v2/oauth/token`, without a slash at its end. */
  readonly authorizationServer: string;
  /** Milliseconds for the whole exchange. */
  readonly timeout: number;
}

export interface Internals {
  readonly clientSecret: string;
  /** The URL before `/v2/invoice`, without a slash at its end. */
  readonly pageServer: string;
  /** How this client sends, chosen when it is made. */
  readonly transport: Transport;
  readonly warmUp: Platform['warmUp'];
  readonly spentCodes: SpentCodes;
  /** What makes its codes one with those of the same server under another name. */
  readonly issuer: string;
  /** The access token of the merchant itself. */
  readonly merchantToken: MerchantToken;
}

const internals = new WeakMap<ConfidentialClient, Internals>();

const credential =
  'must be 1 to 1024 characters of printable ASCII, without white space around them';

/** Whether a value will do for an option, what to say where it will not, and whether there is no default. */
const rules: Record<
  keyof ConfidentialClientOptions,
  readonly [holds: (value: unknown) => boolean, otherwise: string, required?: true]
> = {
  clientId: [isCredential, credential, true],
  clientSecret: [isCredential, credential, true],
  redirectUri: [
    (value) => fits('redirect_uri', value) && bareUrl(value) !== undefined,
    'must be the registered http or https URL, at most 2048 characters of ASCII, without user name, password, fragment and white space',
    true,
  ],
  authorizationServer: [
    isServer,
    'must be an https: URL (http: only to this machine) that ends before /v2/oauth/token, without user name, password, fragment and query',
  ],
  pageServer: [
    isServer,
    'must be an https: URL (http: only to this machine) that ends before /v2, without user name, password, fragment and query',
  ],
  timeout: [
    (value) => Number.isInteger(value) && Number(value) >= 1 && Number(value) < 2 ** 31,
    'must be a whole number of milliseconds from 1 to 2147483647',
  ],
  fetch: [(value) => typeof value === 'function', 'must be a function'],
  spentCodes: [(value) => typeof Object(value).claim === 'function', 'must have a claim function'],
};

/**
 * Describes the merchant's back end to MonPay. Sends nothing.
 * @param grant gets the access token of the merchant itself
 * @param called the function that the merchant called, for the frames of an error
 * @throws {InvalidClientOptionsError} naming every wrong option at once
 */
export function createClient(
  options: ConfidentialClientOptions,
  grant: (client: ConfidentialClient) => Promise<string>,
  called: (...args: never) => unknown,
): ConfidentialClient {
  // A copy, so that what was checked is what is used.
  const given: ConfidentialClientOptions & Record<string, unknown> = { ...options };
  const issues: Issue[] = [];
  for (const [path, [holds, otherwise, required]] of Object.entries(rules)) {
    const value = given[path];
    if (holds(value) || (value === undefined && !required)) continue;
    const missing = required && (value ?? '') === '';
    const variable = `MONPAY_${path.replace(/[A-Z]/, '_$&').toUpperCase()}`;
    issues.push({ path, message: missing ? `is missing (is ${variable} set?)` : otherwise });
  }
  for (const path of Object.keys(given)) {
    if (Object.hasOwn(rules, path)) continue;
    const message = `is no option; there are ${Object.keys(rules).join(', ')}`;
    issues.push({ path, message });
  }
  if (issues.length > 0) throw framesFrom(new InvalidClientOptionsError(issues), called);

  const { clientId = '', clientSecret = '', redirectUri = '', timeout = 10_000, fetch } = given;
  const authorizationServer = serverOf(given.authorizationServer ?? documentedAuthorizationServer);
  const pageServer = given.pageServer ? serverOf(given.pageServer) : authorizationServer;
  const client = Object.freeze({ clientId, redirectUri, authorizationServer, timeout });
  const { spentCodes = ownSpentCodes() } = given;
  const issuer = issuerOf(authorizationServer);
  const transport = fetch ? platform.transportOver(fetch) : platform.transport;
  const warmUp = fetch ? async () => {} : platform.warmUp;
  const ownToken = merchantToken(() => grant(client));
  internals.set(client, {
    clientSecret,
    pageServer,
    transport,
    warmUp,
    spentCodes,
    issuer,
    merchantToken: ownToken,
  });
  if (!fetch) platform.prepare(authorizationServer);
  return client;
}

/** The parts of a client that must not show. Not exported from the package. */
export function internalsOf(client: ConfidentialClient): Internals {
  const found = internals.get(client);
  if (found) return found;
  throw new TypeError('Pass the client that confidentialClient() returned, itself and not a copy.');
}

function isCredential(value: unknown): boolean {
  return fits('credential', value) && String(value).trim() === value;
}

function isServer(value: unknown): boolean {
  const url = bareUrl(value);
  if (!url) return false;
  const { protocol, hostname, pathname, search, hash } = url;
  const safe = protocol === 'https:' || (protocol === 'http:' && isLoopback(hostname));
  return safe && !search && !hash && !/\/v2(\/oauth(\/token)?)?\/*$/.test(pathname);
}

/** The URL without a slash at its end. */
function serverOf(value: string | URL): string {
  const { origin, pathname } = new URL(value);
  let end = pathname.length;
  while (pathname[end - 1] === '/') end--;
  return origin + pathname.slice(0, end);
}

/** The URL, where it is one and carries no user name or password. */
function bareUrl(value: unknown): URL | undefined {
  const text = typeof value === 'string' || value instanceof URL ? String(value) : '';
  const url = URL.canParse(text) ? new URL(text) : undefined;
  return url?.username || url?.password ? undefined : url;
}
