import { ClientId as credentialLimits } from '@monpay-miniapp/client/limits';
import * as z from 'zod/mini';
import type { ClientRegistration } from './clients.ts';
import { hostNames, type DeliverNotice } from './deliver-to.ts';
import { atMost, judge, list, object, text, whole } from './judge.ts';
import { looksReal } from './looks-real.ts';
import { isMonPayHost } from './monpay-host.ts';
import { createRandom, type Random } from './random.ts';
import { parseRedirectUri } from './redirect-uri.ts';
import { soundState, type SavedState } from './saved-state.ts';
import {
  defaultSettings,
  longestLifetime,
  type ErrorShape,
  type NoticeTime,
  type Quirk,
  type RedirectUriMatch,
  type Settings,
} from './settings.ts';
import { settingsShape } from './settings-shape.ts';
import {
  completeUser,
  defaultUsers,
  firstUserId,
  newUser,
  type NewUser,
  type User,
} from './users.ts';

/** How a sandbox is to behave; everything has a default. */
export interface SandboxOptions {
  /** The registered merchants; by default one, made from the seed. */
  readonly clients?: readonly ClientRegistration[];
  /** The redirect URI of the default client: the URL that MonPay opens. Default `http://localhost:3000/launch`. */
  readonly merchantUrl?: string;
  /** What the default client's mini app is called on the phone; by default the host of its redirect URI. */
  readonly name?: string;
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
  /** How long after the return, when `notice` is `after`: milliseconds, by default 3000. */
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
  readonly random: Random;
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

const { maxLength, pattern } = credentialLimits;
const wrongCredential = `takes 1 to ${maxLength} characters of printable ASCII`;
const credential = text(pattern, wrongCredential).check(
  z.maxLength(maxLength, { error: wrongCredential }),
);
const secret = credential.check(
  z.refine((value) => !looksReal(value), {
    error:
      'looks like a real one, which does not belong in a sandbox; leave it out, and one is made, or make one up that begins with sbx_',
  }),
);

const urlWords =
  'takes an absolute http: or https: URL in ASCII, without a fragment, a user name or a code, such as http://localhost:3000/launch';
const redirectUri = z.string({ error: urlWords }).check(
  z.refine(isRedirectUri, { error: urlWords, abort: true }),
  z.refine((uri) => !isMonPayHost(new URL(uri).host), {
    error:
      "names a host of MonPay's; a sandbox takes the URL of your own mini app, such as http://localhost:3000/launch",
  }),
);

function isRedirectUri(uri: string): boolean {
  const url = parseRedirectUri(uri);
  return url !== undefined && !url.username && !url.password && !url.searchParams.has('code');
}

function functionLike<T>(example: string): z.ZodMiniType<T> {
  return z.custom<T>((value) => typeof value === 'function', {
    error: `takes a function, such as ${example}`,
  });
}

const appName = text(/^\P{Cc}{1,50}$/u, 'takes 1 to 50 characters');

const client = object({
  clientId: credential,
  clientSecret: secret,
  redirectUri,
  name: z.optional(appName),
});

const sandboxOptions = object({
  clients: z.optional(list(client, 'clients', 'clientId')),
  merchantUrl: z.optional(redirectUri),
  name: z.optional(appName),
  users: z.optional(list(newUser, 'customers', 'id', 'userId')),
  seed: z.optional(text(/^[^]+$/, 'takes a text that is not empty')),
  now: z.optional(functionLike<() => number>('Date.now')),
  adminToken: z.optional(
    text(/^[\x21-\x7E]{16,256}$/, 'takes 16 to 256 characters of printable ASCII without spaces'),
  ),
  codeLifetime: z.optional(whole(1, longestLifetime, 'milliseconds')),
  deliver: z.optional(functionLike<DeliverNotice>('fetch')),
  deliverTo: z.optional(hostNames(atMost)),
  saved: z.optional(soundState),
  ...settingsShape,
}).check(
  z.refine(({ clients, merchantUrl }) => !clients || merchantUrl === undefined, {
    error: 'may have clients or merchantUrl, not both: each client has a redirectUri',
  }),
  z.refine(({ clients, name }) => !clients || name === undefined, {
    error: 'may have clients or name, not both: each client can have a name',
  }),
);

/**
 * Checks the options and fills in what is missing.
 * @throws {TypeError} that names every option that is wrong and what it takes; it never repeats a value.
 */
export function readOptions(options: SandboxOptions): SandboxSetup {
  const { clients, merchantUrl, name, users, seed, now, adminToken, codeLifetime, ...others } =
    judge(sandboxOptions, options, 'The options');
  const { deliver, deliverTo = [], saved, ...settings } = others;
  const random = createRandom(seed);
  return {
    random,
    clients: clients?.map(complete) ?? [inventedClient(random, merchantUrl, name)],
    users: (users ?? defaultUsers).map((user, index) => completeUser(user, firstUserId + index)),
    adminToken: adminToken ?? `sbx_admin_${random('admin')}`,
    codeLifetime: codeLifetime ?? 600_000,
    now: now ?? Date.now,
    deliver,
    deliverTo: new Set(deliverTo.map((host) => host.toLowerCase())),
    saved,
    settings: Object.assign({}, defaultSettings, withoutUndefined(settings)),
  };
}

function complete({ name, ...others }: z.output<typeof client>): ClientRegistration {
  return name === undefined ? others : { ...others, name };
}

function inventedClient(
  random: Random,
  merchantUrl = 'http://localhost:3000/launch',
  name?: string,
): ClientRegistration {
  const id = random('client')
    .replace(/[^a-z0-9]/gi, '')
    .slice(0, 8)
    .toLowerCase();
  return {
    clientId: `sandbox-${id}`,
    clientSecret: `sbx_secret_${random('secret')}`,
    redirectUri: merchantUrl,
    ...(name !== undefined && { name }),
  };
}

/** An option that is undefined is one that was left out. */
function withoutUndefined<T extends object>(values: T): T {
  return Object.fromEntries(Object.entries(values).filter(([, value]) => value !== undefined)) as T;
}
