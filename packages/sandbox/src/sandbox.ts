import { cutConnections, handleFetch } from './serve/fetch-handler.ts';
import type { Faults } from './world/faults.ts';
import type { JournalEntry } from './world/journal.ts';
import type { RecordedRequest } from './world/recorded.ts';
import type { ListenOptions } from './serve/listen-options.ts';
import type { Listening, Platform } from './serve/platform.ts';
import { answerRequest } from './serve/router.ts';
import type { PlainRequest } from './http/message.ts';
import type { SandboxOptions } from './world/options.ts';
import type { NoticeTime } from './world/settings.ts';
import { answerInvoice, resumePayments } from './monpay/approve.ts';
import type { NoticeDelivery } from './world/deliveries.ts';
import { recordedRequests } from './monpay/recorded-request.ts';
import { usersNow } from './world/payments.ts';
import { savedState } from './world/save-state.ts';
import type { SavedState } from './world/saved-state.ts';
import { shownInvoice, type ShownInvoice } from './world/shown-invoice.ts';
import type { NewUser, User } from './world/users.ts';
import { advance, reset } from './world/controls.ts';
import { createWorld } from './world/create-world.ts';
import { firstClient, issueCode, launch, launchUrlOf } from './world/launches.ts';
import type { World } from './world/world.ts';
import { revokeTokens } from './world/revoke-tokens.ts';

/** A code, fresh from the sandbox. */
export interface LaunchedCode {
  readonly code: string;
  /** The URL that MonPay would open: the redirect URI with the code. */
  readonly launchUrl: string;
  readonly expiresAt: Date;
}

/** A MonPay of one's own: token endpoint and resource API with memory, the admin API and the web page. */
export interface Sandbox {
  /** The id of the first client. */
  readonly clientId: string;
  /** The secret of the first client. */
  readonly clientSecret: string;
  /** The redirect URI of the first client. */
  readonly redirectUri: string;
  readonly adminToken: string;
  /** The origin while the sandbox listens, such as `http://127.0.0.1:4020`. */
  readonly url: string | undefined;
  /** The address of the phone while the sandbox listens. Whoever has it administers the sandbox: it holds a key. */
  readonly phoneUrl: string | undefined;
  /** The origin to give to a client: `url` while the sandbox listens, otherwise one that only `fetch` answers. */
  readonly origin: string;
  /** Answers like the global fetch, without a socket; for every host but MonPay's own. */
  readonly fetch: (input: Request | string | URL, init?: RequestInit) => Promise<Response>;
  /**
   * Mints a code for a customer.
   * @param user the id of a customer, or any customer; by default the first
   * @throws {TypeError} if there is no such customer or client.
   */
  issueCode(user?: string | NewUser, options?: { readonly clientId?: string }): LaunchedCode;
  /** Mints a code and opens the mini app with it: the URL that MonPay would open. */
  launchUrl(user?: string | NewUser): string;
  readonly faults: Omit<Faults, 'take'>;
  /** The requests to MonPay that came, the last 1000, with nothing secret in them. */
  requests(): readonly RecordedRequest[];
  /** Whose access token it is. */
  userOf(accessToken: string): User | undefined;
  /** The customers with what they have now. */
  users(): readonly User[];
  /** The invoices that are remembered, the oldest first. */
  invoices(): readonly ShownInvoice[];
  /** The payment notices that were sent or are to be, the last 1000, the oldest first. */
  deliveries(): readonly NoticeDelivery[];
  /**
   * A customer pays an invoice, or tries to, and the merchant gets a notice.
   * @param options `user` pays a public invoice, by default the first customer; `notice` is when the notice is sent,
   * by default as the settings say
   * @returns what the merchant's server answered; undefined if no notice is sent
   * @throws {TypeError} if there is no such invoice or customer, or the invoice can't be paid
   */
  pay(
    invoiceId: number,
    options?: { readonly user?: string | NewUser; readonly notice?: NoticeTime },
  ): Promise<NoticeDelivery | undefined>;
  /**
   * A customer declines an invoice, and the merchant gets a notice.
   * @param options `info` is what the notice says of it, and `notice` when it is sent, by default as the settings say
   * @returns what the merchant's server answered; undefined if no notice is sent
   * @throws {TypeError} if there is no such invoice, or it can't be paid
   */
  decline(
    invoiceId: number,
    options?: { readonly info?: string; readonly notice?: NoticeTime },
  ): Promise<NoticeDelivery | undefined>;
  /** Makes access tokens worthless: all, or only customers' or the merchants' own. */
  revokeTokens(whose?: 'customer' | 'merchant'): void;
  /** Moves the sandbox's time on: milliseconds. */
  advance(ms: number): void;
  /**
   * What the next sandbox with the same seed needs to go on from here: codes, tokens, invoices, balances and numbers.
   * It is JSON, and holds what nobody else should see.
   * @param atTheEnd whether nothing will happen any more; otherwise the next one leaves some numbers out, to be safe
   */
  save(atTheEnd?: boolean): SavedState;
  /** Calls the listener for everything that happens, until the function it returns is called. */
  subscribe(listener: (entry: JournalEntry) => void): () => void;
  /**
   * Forgets codes, tokens, invoices, deliveries, requests and faults. Credentials stay; no code and no invoice's id
   * comes a second time.
   */
  reset(): void;
  /**
   * Opens a port on the loopback address.
   * @throws {Error} if the port cannot be had, or the sandbox is already listening.
   */
  listen(options?: ListenOptions): Promise<{ url: string }>;
  /** Stops listening and ends every connection; calling it again changes nothing. */
  close(): Promise<void>;
}

/** What a client is given while nothing listens: a name that never leads anywhere (RFC 6761). */
const originWithoutSocket = 'https://sandbox.invalid';

/**
 * Makes a sandbox that runs on a platform.
 * @throws {TypeError} if an option is wrong; the message names it.
 */
export function sandboxOn(platform: Platform, options: SandboxOptions): Sandbox {
  const world = createWorld(options, platform.dial);
  const answer = (request: PlainRequest): ReturnType<typeof answerRequest> =>
    answerRequest(world, request, platform.pages);
  resumePayments(world);
  const { faults } = world;
  let listening: Promise<Listening> | undefined;
  let url: string | undefined;
  const origin = (): string => url ?? originWithoutSocket;
  const mint: Sandbox['issueCode'] = (user, { clientId } = {}) => {
    const issued = issueCode(world, user, clientId);
    const { code, expiresAt } = issued;
    return { code, launchUrl: launchUrlOf(issued), expiresAt: new Date(expiresAt) };
  };
  let publicUrl: string | undefined;
  return {
    ...firstClient(world.clients),
    adminToken: world.adminToken,
    get url() {
      return url;
    },
    get phoneUrl() {
      return url === undefined ? undefined : phoneUrl(world, publicUrl ?? url);
    },
    get origin() {
      return origin();
    },
    fetch: (input, init) => handleFetch(world, answer, origin(), input, init),
    issueCode: mint,
    launchUrl: (user) => launch(world, issueCode(world, user)),
    faults: {
      add: (fault, times) => faults.add(fault, times),
      list: () => faults.list(),
      clear: (user) => faults.clear(user),
    },
    requests: () => recordedRequests(world),
    userOf: (accessToken) => world.tokens.find(accessToken)?.user,
    users: () => usersNow(world),
    invoices: () => world.invoices.all().map(shownInvoice),
    deliveries: () => world.deliveries.all(),
    pay: async (id, how = {}) => answerInvoice(world, id, 'pay', how).delivery,
    decline: async (id, how = {}) => answerInvoice(world, id, 'decline', how).delivery,
    revokeTokens: (whose) => revokeTokens(world, whose),
    advance: (ms) => advance(world, ms),
    save: (atTheEnd = true) => structuredClone(savedState(world, atTheEnd)),
    subscribe: (listener) => world.journal.subscribe(listener),
    reset: () => reset(world),
    async listen(where = {}) {
      if (listening) throw new Error('The sandbox is already listening; close() it first.');
      listening = platform.listen(answer, where);
      try {
        ({ url, publicUrl } = await listening);
        return { url };
      } catch (error) {
        listening = undefined;
        throw error;
      }
    },
    async close() {
      const server = listening;
      listening = undefined;
      url = publicUrl = undefined;
      world.schedule.clear();
      cutConnections(world);
      await server?.then((open) => open.close()).catch(() => {});
    },
  };
}

/**
 * Where the phone is opened: by the name that the mini app has, if both are on this machine. The mini app is in a
 * frame of the phone, and to a browser `localhost` and `127.0.0.1` are two sites, so that cookies would get lost.
 */
function phoneUrl({ clients, pageKey }: World, url: string): string {
  const phone = new URL(`/_sandbox/?key=${pageKey}`, url);
  const { hostname } = new URL(firstClient(clients).redirectUri);
  if (hostname === 'localhost' && phone.hostname === '127.0.0.1') phone.hostname = hostname;
  return phone.href;
}
