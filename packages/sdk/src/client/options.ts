import { TokenRequest as limits } from '@monpay-miniapp/client/limits';
import { servers } from '@monpay-miniapp/client/requests';
import * as z from 'zod/mini';
import type { Issue } from '../errors/issue.ts';
import type { SpentCodes } from '../spent-codes/spent-codes.ts';
import { isLoopback } from '../transport/loopback.ts';
import { judge, type Judged } from '../wire/issues.ts';
import { limited } from '../wire/limited.ts';
import { schema } from '../wire/schema.ts';
import type { ClientEvent } from './events.ts';
import { serverUrl, withoutSlash } from './server-url.ts';

/** What MobiFinance issued for the mini app, and how to reach MonPay. */
export interface ConfidentialClientOptions {
  /** The client id that MobiFinance issued (`MONPAY_CLIENT_ID`). `undefined` is refused at run time. */
  readonly clientId: string | undefined;
  /** The client secret that MobiFinance issued (`MONPAY_CLIENT_SECRET`). */
  readonly clientSecret: string | undefined;
  /** The mini app's URL as registered with MonPay (`MONPAY_REDIRECT_URI`); sent byte for byte. */
  readonly redirectUri: string | undefined;
  /** Where the token endpoint is, without its path. Default: the documented host. */
  readonly authorizationServer?: string | URL | undefined;
  /** Where browsers reach MonPay's pages, if it is not the authorization server's URL. */
  readonly pageServer?: string | URL | undefined;
  /** Milliseconds for the whole exchange, headers and body: 1 to 2147483647. Default: 10000. */
  readonly timeout?: number | undefined;
  /** Sends the token request in place of the platform's own transport. */
  readonly fetch?: typeof fetch | undefined;
  /** Who remembers the spent codes. Default: this process, for ten minutes. */
  readonly spentCodes?: SpentCodes | undefined;
  /** Called for each launch, request and refusal, for logs, metrics and traces. What it throws changes nothing. */
  readonly onEvent?: ((event: ClientEvent) => unknown) | undefined;
}

/** The host that MonPay's developer guide names. Credentials belong to one host: ask MonPay which. */
export const [documentedAuthorizationServer] = servers;

const longestTimeout = 2 ** 31 - 1;
const milliseconds = `must be a whole number of milliseconds from 1 to ${longestTimeout}`;
const legalUri = `must be the registered http or https URL in ASCII, at most ${limits.redirect_uri.maxLength} characters, without user name, password, fragment or white space`;

/** The variables that the options without a default come from. An unset one gives `undefined` or nothing. */
const variables: Readonly<Record<string, string>> = {
  clientId: 'MONPAY_CLIENT_ID',
  clientSecret: 'MONPAY_CLIENT_SECRET',
  redirectUri: 'MONPAY_REDIRECT_URI',
};

function credential(field: typeof limits.client_id): z.ZodMiniString<string> {
  return limited(field).check(
    z.refine(isBare, { error: 'must not begin or end with white space' }),
  );
}

function isBare(text: string): boolean {
  return text.trim() === text;
}

function isWhole(text: string): boolean {
  const url = URL.canParse(text) ? new URL(text) : undefined;
  return url !== undefined && !url.username && !url.password;
}

function isFunction(value: unknown): boolean {
  return typeof value === 'function';
}

const Options = /* @__PURE__ */ schema(() =>
  z.strictObject({
    clientId: credential(limits.client_id),
    clientSecret: credential(limits.client_secret),
    redirectUri: limited(limits.redirect_uri, legalUri).check(
      z.refine(isWhole, { error: legalUri }),
    ),
    authorizationServer: z.optional(serverUrl()),
    pageServer: z.optional(serverUrl()),
    timeout: z.optional(
      z
        .int({ error: milliseconds })
        .check(z.refine((value) => value >= 1 && value <= longestTimeout, { error: milliseconds })),
    ),
    fetch: z.optional(z.custom<typeof fetch>(isFunction, { error: 'must be a function' })),
    spentCodes: z.optional(
      z.custom<SpentCodes>((value) => isFunction(Object(value).claim), {
        error: 'must have a claim function',
      }),
    ),
    onEvent: z.optional(
      z.custom<(event: ClientEvent) => unknown>(isFunction, { error: 'must be a function' }),
    ),
  }),
);

/** Options that hold, with the defaults filled in. */
export interface HeldOptions extends z.output<ReturnType<typeof Options>> {
  readonly authorizationServer: string;
  readonly pageServer: string;
  readonly timeout: number;
}

/**
 * Judges the options of a client: for `confidentialClient`, and for whoever wants to say what is wrong with
 * them without making one.
 */
export function judgeOptions(options: ConfidentialClientOptions): Judged<HeldOptions> {
  // A copy in plain text, so that what was checked is what is used.
  const given: Record<string, unknown> = { ...options };
  for (const [name, value] of Object.entries(given)) {
    if (value instanceof URL && name.endsWith('Server')) given[name] = value.href;
  }
  const names = Object.keys(Options().shape).join(', ');
  const judged = judge(Options, given, `is not a known option; the options are ${names}`);
  const issues = 'issues' in judged ? judged.issues.map((issue) => orMissing(issue, given)) : [];
  const open = openServers(given).filter(({ path }) => issues.every((one) => one.path !== path));
  if ('issues' in judged || open.length > 0) return { issues: [...issues, ...open] };

  const { timeout = 10_000, ...held } = judged.value;
  const authorizationServer = withoutSlash(
    held.authorizationServer ?? documentedAuthorizationServer,
  );
  const pageServer = held.pageServer ? withoutSlash(held.pageServer) : authorizationServer;
  return { value: { ...held, timeout, authorizationServer, pageServer } };
}

function orMissing(issue: Issue, given: Readonly<Record<string, unknown>>): Issue {
  const { path } = issue;
  if (!Object.hasOwn(variables, path) || (given[path] ?? '') !== '') return issue;
  return { path, message: `is missing (is ${variables[path]} set?)` };
}

/** Plain http would show the secret to the network, so only one that is worth nothing may go there. */
function openServers(given: Readonly<Record<string, unknown>>): Issue[] {
  const secret = given['clientSecret'];
  if (typeof secret === 'string' && secret.startsWith('sbx_')) return [];
  return ['authorizationServer', 'pageServer'].flatMap((path) => {
    const value = String(given[path]);
    if (!URL.canParse(value)) return [];
    const { protocol, hostname, host } = new URL(value);
    if (protocol !== 'http:' || isLoopback(hostname)) return [];
    const message = `must be an https: URL: http: is allowed only to this machine, and ${host} is another (unless the credentials are a sandbox's and begin with sbx_)`;
    return [{ path, message }];
  });
}
