import { BadValue } from './bad-value.ts';
import type { ClientRegistration } from './clients.ts';
import { looksReal } from './looks-real.ts';
import { isMonPayHost } from './monpay-host.ts';
import type { Random } from './random.ts';
import { parseRedirectUri } from './redirect-uri.ts';
import { checkedState, type SavedState } from './saved-state.ts';
import {
  checkedSettings,
  defaultSettings,
  isWhole,
  longestLifetime,
  type ErrorShape,
  type NoticeTime,
  type Quirk,
  type RedirectUriMatch,
  type Settings,
} from './settings.ts';
import { checkedUser, defaultUsers, firstUserId, type NewUser, type User } from './users.ts';

/** Carries a payment notice to the merchant, as the global fetch does. */
export type DeliverNotice = (
  url: string,
  init: {
    readonly method: 'GET';
    readonly headers: Readonly<Record<string, string>>;
    readonly redirect: 'manual';
    readonly signal: AbortSignal;
  },
) => Response | Promise<Response>;

/** How a sandbox is to behave; everything has a default. */
export interface SandboxOptions {
  /** The registered merchants; by default one, made from the seed. */
  readonly clients?: readonly ClientRegistration[];
  /** The redirect URI of the default client: the URL that MonPay opens. Default `http://localhost:3000/`. */
  readonly merchantUrl?: string;
  /** How much of `redirect_uri` has to be the registered one; by default scheme and domain, as documented. */
  readonly redirectUriMatch?: RedirectUriMatch;
  /** The shape of an error's body; by default `rfc6749`. */
  readonly errorShape?: ErrorShape;
  /** Oddities that were seen or that may be. */
  readonly quirks?: readonly Quirk[];
  /** The customers; by default ordinary ones first, and then one for each outcome. */
  readonly users?: readonly NewUser[];
  /** The same seed gives the same credentials, codes and tokens; random by default. */
  readonly seed?: string;
  /** Milliseconds since 1970; by default `Date.now`. */
  readonly now?: () => number;
  /** Milliseconds added to each answer of the token endpoint. */
  readonly latency?: number;
  /** The token of the admin API; by default made from the seed. */
  readonly adminToken?: string;
  /** How long a code lives: milliseconds, by default ten minutes. */
  readonly codeLifetime?: number;
  /** When a payment notice is sent, seen from the customer's return: by default `with` it. */
  readonly notice?: NoticeTime;
  /** How long after the return, where `notice` is `after`: milliseconds, by default 3000. */
  readonly noticeDelay?: number;
  /** How long the merchant's own token lives: milliseconds, by default half an hour. */
  readonly merchantTokenLifetime?: number;
  /** Carries payment notices in place of the network, to whatever address: your server's handler in a test. */
  readonly deliver?: DeliverNotice;
  /** Host names that payment notices may go to, beside this machine's. */
  readonly deliverTo?: readonly string[];
  /** What `save()` of an earlier sandbox with the same seed returned: the new one goes on from there. */
  readonly saved?: SavedState;
}

/** The options, checked and complete. */
export interface SandboxSetup {
  readonly clients: readonly ClientRegistration[];
  readonly users: readonly User[];
  readonly adminToken: string;
  readonly codeLifetime: number;
  readonly now: () => number;
  readonly settings: Settings;
  readonly deliver: DeliverNotice | undefined;
  readonly deliverTo: ReadonlySet<string>;
  readonly saved: SavedState | undefined;
}

const atMost = 100;
const optionNames: ReadonlySet<string> = new Set([
  'clients',
  'merchantUrl',
  'redirectUriMatch',
  'errorShape',
  'quirks',
  'users',
  'seed',
  'now',
  'latency',
  'adminToken',
  'codeLifetime',
  'notice',
  'noticeDelay',
  'merchantTokenLifetime',
  'deliver',
  'deliverTo',
  'saved',
] satisfies (keyof SandboxOptions)[]);

/**
 * Checks the options and fills in what is missing.
 * @throws {TypeError} that names the option and what it takes; it never repeats a secret.
 */
export function readOptions(options: SandboxOptions, random: Random): SandboxSetup {
  const stranger = Object.keys(options).find((name) => !optionNames.has(name));
  if (stranger !== undefined) {
    throw new BadValue(`There is no such option. Options: ${[...optionNames].join(', ')}.`);
  }
  const { now = Date.now, codeLifetime = 600_000, users = defaultUsers } = options;
  if (options.clients && options.merchantUrl !== undefined) {
    throw new BadValue('Give clients or merchantUrl, not both: each client has a redirectUri.');
  }
  const clients = options.clients ?? [
    {
      clientId: `sandbox-${random('client')
        .replace(/[^a-z0-9]/gi, '')
        .slice(0, 8)
        .toLowerCase()}`,
      clientSecret: `sbx_secret_${random('secret')}`,
      redirectUri: options.merchantUrl ?? 'http://localhost:3000/',
    },
  ];
  const adminToken = options.adminToken ?? `sbx_admin_${random('admin')}`;
  if (!isText(adminToken, 16, 256)) {
    throw new BadValue('adminToken takes 16 to 256 characters of printable ASCII without spaces.');
  }
  if (typeof now !== 'function') throw new BadValue('now takes a function, such as Date.now.');
  if (!isWhole(codeLifetime, 1, longestLifetime)) {
    throw new BadValue('codeLifetime takes a whole number of milliseconds, 1 or more.');
  }
  return {
    clients: checkedClients(
      clients,
      options.merchantUrl === undefined ? 'redirectUri' : 'merchantUrl',
    ),
    users: checkedUsers(users),
    adminToken,
    codeLifetime,
    now,
    deliver: checkedDeliver(options.deliver),
    deliverTo: checkedNames(options.deliverTo ?? []),
    saved: checkedState(options.saved),
    settings: { ...defaultSettings, ...checkedSettings(options) },
  };
}

function checkedClients(
  clients: readonly ClientRegistration[],
  urlOption: string,
): ClientRegistration[] {
  if (!Array.isArray(clients) || clients.length === 0 || clients.length > atMost) {
    throw new BadValue(`clients takes a list of 1 to ${atMost} clients.`);
  }
  const ids = new Set(clients.map((client) => client?.clientId));
  if (ids.size < clients.length) throw new BadValue('clients: two have the same clientId.');
  return clients.map((client) => {
    const { clientId, clientSecret, redirectUri } = client ?? {};
    for (const [name, value] of Object.entries({ clientId, clientSecret })) {
      if (typeof value !== 'string' || !/^[\x20-\x7E]{1,1024}$/.test(value)) {
        throw new BadValue(`${name} takes 1 to 1024 characters of printable ASCII.`);
      }
    }
    if (looksReal(clientSecret)) {
      throw new BadValue(
        'clientSecret looks like a real one, which has no place in a sandbox. Leave it out, and one is made; or make one up that begins with sbx_.',
      );
    }
    return { clientId, clientSecret, redirectUri: checkedRedirectUri(redirectUri, urlOption) };
  });
}

function checkedRedirectUri(redirectUri: unknown, option: string): string {
  const url = typeof redirectUri === 'string' ? parseRedirectUri(redirectUri) : undefined;
  if (!url || url.username || url.password || url.searchParams.has('code')) {
    throw new BadValue(
      `${option} takes an absolute http: or https: URL in ASCII, without a fragment, a user name or a code, such as http://localhost:3000/launch.`,
    );
  }
  if (isMonPayHost(url.host)) {
    throw new BadValue(
      `${option} names a host of MonPay's. A sandbox takes the URL of your own mini app, such as http://localhost:3000/launch.`,
    );
  }
  return redirectUri as string;
}

function checkedUsers(users: readonly NewUser[]): User[] {
  if (!Array.isArray(users) || users.length === 0 || users.length > atMost) {
    throw new BadValue(`users takes a list of 1 to ${atMost} customers.`);
  }
  const checked = users.map((user, index) => checkedUser(user, firstUserId + index));
  for (const name of ['id', 'userId'] as const) {
    if (new Set(checked.map((user) => user[name])).size < checked.length) {
      throw new BadValue(`users: two have the same ${name}.`);
    }
  }
  return checked;
}

function checkedDeliver(deliver: DeliverNotice | undefined): DeliverNotice | undefined {
  if (deliver !== undefined && typeof deliver !== 'function') {
    throw new BadValue('deliver takes a function like fetch.');
  }
  return deliver;
}

function checkedNames(names: readonly string[]): Set<string> {
  if (!Array.isArray(names) || names.length > atMost || !names.every(isHostName)) {
    throw new BadValue(
      `deliverTo takes a list of at most ${atMost} host names without scheme and port, such as shop.test, and none of MonPay's.`,
    );
  }
  return new Set(names.map((name) => name.toLowerCase()));
}

function isHostName(name: unknown): boolean {
  if (typeof name !== 'string' || name.length > 253 || isMonPayHost(name)) return false;
  return /^(\[[0-9a-f:.]+\]|[a-z0-9]([a-z0-9.-]*[a-z0-9])?)$/i.test(name);
}

function isText(value: unknown, least: number, most: number): boolean {
  return (
    typeof value === 'string' &&
    /^[\x21-\x7E]+$/.test(value) &&
    value.length >= least &&
    value.length <= most
  );
}
