import * as z from 'zod/mini';
import { InvalidClientOptionsError } from './errors.ts';
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

const registeredUrl =
  'must be the registered URL in full: http or https, a host, no fragment, no white space, only ASCII (punycode for the host, %-escapes for the rest)';

const credential = z.string().check(
  z.minLength(1, { abort: true }),
  z.maxLength(1024),
  z.regex(/^[\x20-\x7E]+$/, { abort: true }),
  flag((value) => value.trim() !== value && 'begins or ends with a space; copy it again'),
);

/** The fields of the token request that stay the same, under their wire names. */
export const clientFields = {
  redirect_uri: z
    .stringFormat('uri', /^[Hh][Tt][Tt][Pp][Ss]?:\/\/[\x21\x22\x24-\x7E]+$/, { abort: true })
    .check(
      z.minLength(1),
      z.maxLength(2048),
      flag((value) => !URL.canParse(value) && registeredUrl),
      flag((value) => /^[^/]+:\/\/[^/?]*@/.test(value) && 'must not carry a user name or password'),
    ),
  client_id: credential,
  client_secret: credential,
};

const optionsSchema = z.strictObject({
  clientId: clientFields.client_id,
  clientSecret: clientFields.client_secret,
  redirectUri: clientFields.redirect_uri,
  authorizationServer: z.optional(z.any().check(flag(authorizationServerProblem))),
  timeout: z.optional(
    z
      .any()
      .check(
        flag(
          (value) =>
            !(Number.isInteger(value) && value >= 1 && value <= longestTimeout) &&
            `must be a whole number of milliseconds from 1 to ${longestTimeout}`,
        ),
      ),
  ),
  fetch: z.optional(
    z.any().check(flag((value) => typeof value !== 'function' && 'must be a function')),
  ),
  spentCodes: z.optional(
    z
      .any()
      .check(
        flag(
          (value) =>
            typeof value?.claim !== 'function' && 'must be an object with a claim function',
        ),
      ),
  ),
});

/**
 * Describes the merchant's back end to MonPay. Sends nothing.
 * @throws {InvalidClientOptionsError} naming every wrong option at once
 */
export function confidentialClient(options: ConfidentialClientOptions): ConfidentialClient {
  const checked = z.safeParse(optionsSchema, options, { error: explain });
  if (!checked.success) {
    throw new InvalidClientOptionsError(
      checked.error.issues.map((issue) => ({
        path: issue.path.join('.'),
        message: issue.message,
      })),
    );
  }
  const { clientId, clientSecret, redirectUri, authorizationServer, timeout } = checked.data;
  const server = new URL(authorizationServer ?? documentedAuthorizationServer);
  const client = Object.freeze({
    clientId,
    redirectUri,
    authorizationServer: server.origin + server.pathname.replace(/\/+$/, ''),
    timeout: timeout ?? 10_000,
  });
  internals.set(client, {
    clientSecret,
    fetch: checked.data.fetch,
    spentCodes: checked.data.spentCodes ?? sharedSpentCodes,
  });
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

function flag<T>(problem: (value: T) => string | false): z.core.$ZodCheck<T> {
  return z.check((payload) => {
    const message = problem(payload.value);
    if (message) payload.issues.push({ code: 'custom', message, input: payload.value });
  });
}

function authorizationServerProblem(value: unknown): string | false {
  const url = typeof value === 'string' || value instanceof URL ? parseUrl(String(value)) : null;
  if (!url) return 'must be an absolute URL, such as https://z-wallet.monpay.mn';
  if (url.protocol !== 'https:' && !(url.protocol === 'http:' && isLoopback(url.hostname))) {
    return 'must be https:, unless its host is this machine (127.0.0.1, [::1] or localhost): the client secret is sent to it';
  }
  if (url.username || url.password) return 'must not carry a user name or password';
  if (url.search || url.hash) return 'must not carry a query or fragment';
  if (/\/v2(\/oauth(\/token)?)?\/*$/.test(url.pathname)) {
    return 'must end before /v2/oauth/token, which is added to it';
  }
  return false;
}

function parseUrl(text: string): URL | null {
  return URL.canParse(text) ? new URL(text) : null;
}

function isLoopback(hostname: string): boolean {
  return /^(localhost|.+\.localhost|127(\.\d{1,3}){3}|\[::1\])$/.test(hostname);
}

const variables: Record<string, string> = {
  clientId: 'MONPAY_CLIENT_ID',
  clientSecret: 'MONPAY_CLIENT_SECRET',
  redirectUri: 'MONPAY_REDIRECT_URI',
};

function explain(issue: z.core.$ZodRawIssue): string {
  const option = String(issue.path?.[0] ?? '');
  const variable = variables[option];
  if (!option && issue.code === 'invalid_type') {
    return `options must be an object, not ${typeName(issue.input)}`;
  }
  if (issue.input === undefined || issue.input === null || issue.input === '') {
    return `is ${issue.input === '' ? 'empty' : 'missing'} (is ${variable} set?)`;
  }
  switch (issue.code) {
    case 'invalid_type':
      return `must be a string, not ${typeName(issue.input)}`;
    case 'too_big':
      return `is longer than ${issue.maximum} characters`;
    case 'unrecognized_keys':
      return `options has no ${issue.keys.map((key) => JSON.stringify(key)).join(', ')}; it takes ${Object.keys(optionsSchema.shape).join(', ')}`;
    default:
      return option === 'redirectUri'
        ? registeredUrl
        : 'has characters outside printable ASCII, such as a line break; copy it again';
  }
}

function typeName(value: unknown): string {
  return value === null ? 'null' : Array.isArray(value) ? 'an array' : typeof value;
}
