import type {
  FaultName,
  FaultTarget,
  JournalEntry,
  RecordedRequest,
} from '../generated/admin-api.ts';
import type { Admin } from './admin.ts';
import type { App } from './app.ts';
import { createBrowser, type Browser, type Opening, type Visit } from './browser.ts';
import { inventCustomer, type Customer } from './customer.ts';
import {
  followJournal,
  invoicesOf,
  isUserInfo,
  resourceCallsOf,
  tokenRequestsOf,
} from './journal.ts';
import { handOver } from './login-step.ts';
import { send, type Answer, type SentRequest } from './send.ts';

/** A code that MonPay made, and the address that it opens. */
export interface Minted {
  /** Such as `code-3`. */
  readonly id: string;
  readonly code: string;
  readonly url: URL;
}

/** One launch: who, with which code, and all that was answered. */
export interface Launch extends Visit {
  readonly customer: Customer;
  readonly browser: Browser;
  readonly minted: Minted;
  /** Where the customer is: what the launch itself led to, before any script. */
  readonly landing: Visit;
  /** What the script that handed the code over was answered; empty without one. */
  readonly handed: string;
}

/** How a customer opens the app. */
export interface LaunchOptions extends Opening {
  /** By default one without cookies. */
  readonly browser?: Browser;
  /** Whether the scripts of the page run, which hand the code over; by default they do. */
  readonly scripts?: boolean;
}

/** One request of the check and its answer. */
export interface Exchange {
  readonly request: SentRequest;
  readonly answer: Answer;
}

/** What a case plays on. Everything that it makes is its own, so that cases can be played side by side. */
export interface Stage {
  readonly app: App;
  readonly admin: Admin;
  /** Aborts when the check is stopped. */
  readonly stopped: AbortSignal;
  /** A customer who nobody else is, with what is given taken as it is. */
  customer(more?: Partial<Customer>): Customer;
  /** A web view without cookies. */
  browser(): Browser;
  /** Makes a code for a customer. */
  mint(customer: Customer): Promise<Minted>;
  /** The customer taps the mini app: a code is made, and the app is opened with it. */
  launch(customer: Customer, options?: LaunchOptions): Promise<Launch>;
  /** Opens the app with a code, however often it was opened with it before. */
  open(customer: Customer, minted: Minted, options?: LaunchOptions): Promise<Launch>;
  /**
   * Calls the app, or this machine, as MonPay's server does.
   * @param patience how long the answer may take: milliseconds
   */
  call(request: SentRequest, patience: number): Promise<Answer>;
  /** Has requests for this customer, by code, by token or by invoice, go wrong. */
  fault(
    customer: Customer,
    fault: FaultName,
    options?: { readonly on?: FaultTarget; readonly times?: number; readonly ms?: number },
  ): Promise<void>;
  /** Takes back what goes wrong for this customer. */
  heal(customer: Customer): Promise<void>;
  /** What the sandbox saw since the case began, of all cases. */
  journal(): Promise<readonly JournalEntry[]>;
  /** The token requests for a customer since the case began, in the order in which they were answered. */
  tokenRequests(customer: Customer): Promise<readonly RecordedRequest[]>;
  /** The questions who a customer is since the case began. */
  userInfoRequests(customer: Customer): Promise<readonly RecordedRequest[]>;
}

/** An address without the code of a launch: with it, it would be another launch. */
export function withoutCode(
  address: string | URL,
  { landing, minted }: Pick<Launch, 'landing' | 'minted'>,
): URL {
  const whole = new URL(address, landing.last.url);
  const bare = new URL(whole);
  for (const [name, value] of whole.searchParams) {
    if (value.includes(minted.code)) bare.searchParams.delete(name);
  }
  return bare;
}

/** A stage, and what belongs to who plays on it. */
export interface OpenStage {
  readonly stage: Stage;
  /** What went to and fro between the phone and the app. */
  readonly exchanges: readonly Exchange[];
  /** What the app sent to MonPay for the customers of the case. */
  entries(): Promise<readonly JournalEntry[]>;
  /** Puts back what the case changed. */
  close(): Promise<void>;
}

/** The most exchanges that are remembered. */
const mostExchanges = 60;
/** As much of an answer as the merchant's script is told: characters. */
const longestTold = 16_384;
/** As much of a body as is remembered for a report: bytes. */
const longestKept = 4000;

/**
 * Opens a stage for one case.
 * @param since the id of the last entry of the journal
 */
export function openStage(app: App, admin: Admin, stopped: AbortSignal, since: number): OpenStage {
  const customers = new Map<string, Customer>();
  const struck = new Set<string>();
  const exchanges: Exchange[] = [];
  const journal = followJournal(admin, since);
  const clear = async (id: string): Promise<void> => {
    await admin.call<'clearFaults'>('DELETE', `/_sandbox/faults?user=${id}`);
    struck.delete(id);
  };
  const remember = (request: SentRequest, answer: Answer): void => {
    if (exchanges.length === mostExchanges) return;
    // A copy: the part of a text that is cut off would live on with the rest.
    const body = Buffer.from(answer.body).subarray(0, longestKept).toString('utf8');
    exchanges.push({ request, answer: { ...answer, body } });
  };
  const stage: Stage = {
    app,
    admin,
    stopped,
    customer(more = {}) {
      const customer = inventCustomer(more);
      customers.set(customer.id, customer);
      return customer;
    },
    browser: () => createBrowser(app.url, stopped, remember),
    async call(request, patience) {
      const answer = await send(request, patience, stopped);
      stopped.throwIfAborted();
      remember(request, answer);
      return answer;
    },
    async mint(user) {
      const body = { user, client_id: app.clientId };
      const minted = await admin.call<'issueCode'>('POST', '/_sandbox/codes', body);
      const { id, code, launch_url } = minted;
      return { id, code, url: new URL(launch_url) };
    },
    launch: async (customer, options) => stage.open(customer, await stage.mint(customer), options),
    async open(customer, minted, { browser = stage.browser(), scripts = true, ...opening } = {}) {
      const landing = await browser.open(minted.url, opening);
      const about = { customer, browser, minted, landing };
      const { login } = app.options;
      if (!login || !scripts || landing.last.status !== 200)
        return { ...about, ...landing, handed: '' };
      const handed = await handOver(browser, login, minted.code, opening.patience);
      const steps = [...landing.steps, ...handed.steps];
      // An environment takes only so much, and no character that would end a string of C's.
      const told = handed.last.body.slice(0, longestTold).replaceAll('\0', '');
      return { ...about, ...handed, steps, handed: told };
    },
    async fault({ id }, fault, options = {}) {
      struck.add(id);
      await admin.call<'addFault'>('POST', '/_sandbox/faults', { fault, ...options, user: id });
    },
    heal: ({ id }) => clear(id),
    journal,
    tokenRequests: async (customer) => tokenRequestsOf(await journal(), customer),
    userInfoRequests: async (customer) =>
      resourceCallsOf(await journal(), customer).filter(isUserInfo),
  };
  return {
    stage,
    exchanges,
    async entries() {
      const all = await journal();
      const own = all.filter(({ user }) => user && customers.has(user.id));
      const invoices = invoicesOf(all, new Set(own.map(({ user }) => user?.user_id)));
      const about = ({ request }: JournalEntry) => invoices.has(request?.invoice_id);
      return all.filter((entry) => own.includes(entry) || about(entry));
    },
    async close() {
      for (const id of struck) await clear(id);
    },
  };
}
