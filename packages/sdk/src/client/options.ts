import { TokenRequest as limits } from '@monpay-miniapp/client/limits';
import { servers } from '@monpay-miniapp/client/requests';
import * as z from 'zod/mini';
import type { Issue } from '../errors/errors.ts';
import type { SpentCodes } from '../spent-codes/spent-codes.ts';
import { isLoopback } from '../transport/loopback.ts';
import { judge, type Judged } from '../wire/issues.ts';
import { limited } from '../wire/limited.ts';
import { schema } from '../wire/schema.ts';
import type { ClientEvent } from './events.ts';
import { serverUrl } from './server-url.ts';

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
  /** Told of each launch, request and refusal, for logs, metrics and traces. What it throws changes nothing. */
  readonly onEvent?: ((event: ClientEvent) => unknown) | undefined;
}

/** The host that MonPay's developer guide names. Credentials belong to one host: ask MonPay which. */
export const [documentedAuthorizationServer] = servers;

const longestTimeout = 2 ** 31 - 1;
const milliseconds = `must be a whole number of milliseconds from 1 to ${longestTimeout}`;

/** Anything empty counts as missing, since that is what an unset variable gives. */
function required(
  variable: string,
  { maxLength }: { maxLength: number },
  text: z.ZodMiniType<string, string>,
) {
  const missing = `is missing (is ${variable} set?)`;
  const given = z.custom<string>((value) => (value ?? '') !== '', { error: missing, abort: true });
  const short = z
    .string({ error: 'must be text' })
    .check(
      z.maxLength(maxLength, { error: `must be at most ${maxLength} characters`, abort: true }),
    );
  return z.pipe(z.pipe(given, short), text);
}

function credential(variable: string, field: typeof limits.client_id) {
  const printable = 'must be printable ASCII';
  const bare = z.refine<string>((text) => text.trim() === text, {
    error: 'must not have white space around it',
  });
  return required(variable, field, limited(field, printable).check(bare));
}

function redirectUri() {
  const legal =
    'must be the registered http or https URL in ASCII, without user name, password, fragment and white space';
  const whole = z.refine<string>(
    (text) => {
      const url = URL.canParse(text) ? new URL(text) : undefined;
      return url !== undefined && !url.username && !url.password;
    },
    { error: legal },
  );
  const field = limits.redirect_uri;
  return required('MONPAY_REDIRECT_URI', field, limited(field, legal).check(whole));
}

const Options = /* @__PURE__ */ schema(() =>
  z.strictObject({
    clientId: credential('MONPAY_CLIENT_ID', limits.client_id),
    clientSecret: credential('MONPAY_CLIENT_SECRET', limits.client_secret),
    redirectUri: redirectUri(),
    authorizationServer: z._default(serverUrl(), documentedAuthorizationServer),
    pageServer: z.optional(serverUrl()),
    timeout: z._default(
      z
        .int({ error: milliseconds, abort: true })
        .check(
          z.gte(1, { error: milliseconds, abort: true }),
          z.lte(longestTimeout, { error: milliseconds }),
        ),
      10_000,
    ),
    fetch: z.optional(
      z.custom<typeof fetch>((value) => typeof value === 'function', {
        error: 'must be a function',
      }),
    ),
    spentCodes: z.optional(
      z.custom<SpentCodes>((value) => typeof Object(value).claim === 'function', {
        error: 'must have a claim function',
      }),
    ),
    onEvent: z.optional(
      z.custom<(event: ClientEvent) => unknown>((value) => typeof value === 'function', {
        error: 'must be a function',
      }),
    ),
  }),
);

/** Options that hold, with the defaults filled in. */
export type HeldOptions = z.output<ReturnType<typeof Options>>;

/**
 * Judges the options of a client: for `confidentialClient`, and for whoever wants to say what is wrong with
 * them without making one.
 */
export function judgeOptions(options: ConfidentialClientOptions): Judged<HeldOptions> {
  const given = { ...options };
  const names = Object.keys(Options().shape).join(', ');
  const judged = judge(Options, given, `is not a known option; there are ${names}`);
  const issues = 'issues' in judged ? judged.issues : [];
  const open = openServers(given).filter(({ path }) => issues.every((one) => one.path !== path));
  return open.length === 0 ? judged : { issues: [...issues, ...open] };
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
    const message = `must be an https: URL: http: goes to this machine only, and ${host} is another (a sandbox's own credentials, which begin with sbx_, may use it)`;
    return [{ path, message }];
  });
}
