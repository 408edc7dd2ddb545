import type { Behaviour } from './server-process.ts';
import type { Question } from './merchant-process.ts';

/** A fault, and what must come of the exchanges that meet it. */
export interface Phase {
  readonly name: string;
  readonly server?: Partial<Behaviour>;
  /** A certificate of its own: a renewed one, or one that nobody vouches for. */
  readonly certificate?: 'renewed' | 'stranger';
  readonly lookup?: readonly string[] | string;
  readonly manner?: Extract<Question, { codes: unknown }>['manner'];
  /** What happens to a process in the middle of it. */
  readonly meanwhile?: 'restart' | 'freeze server' | 'freeze merchant';
  /** Milliseconds that an exchange has. */
  readonly timeout?: number;
  /** What must come of every exchange; without it, a token or any typed error. */
  readonly ends?: 'token' | 'not_sent';
}

/** An address at which nobody accepts, and the one of the server. */
export const deadAddress = '127.0.0.2';
export const address = '127.0.0.1';

/** Long enough for a machine that is busy, and for a process that is frozen meanwhile. */
export const patient = 30_000;
const impatient = 250;

/** The one without a fault. */
export const well: Phase = { name: 'all is well', ends: 'token' };

/** All that happens to a merchant's connections, in the order in which it was thought of. */
export const phases: readonly Phase[] = [
  well,
  { name: 'Connection: close', server: { answer: 'drain' }, ends: 'token' },
  {
    name: 'a body that ends with its connection',
    server: { answer: 'withoutLength' },
    ends: 'token',
  },
  { name: 'an end right behind the answer', server: { answer: 'closeBehind' } },
  { name: 'an end soon after the answer', server: { answer: 'closeSoon' } },
  { name: 'refusals', server: { answer: 'refuse' } },
  { name: '408', server: { answer: 'timedOut' } },
  { name: '421', server: { answer: 'misdirected' } },
  { name: 'resets', server: { answer: 'reset' } },
  { name: 'resets on reuse', server: { answer: 'resetOnReuse' } },
  { name: 'silence', server: { answer: 'silent' }, timeout: impatient },
  { name: 'half an answer', server: { answer: 'cut' } },
  { name: 'garbage', server: { answer: 'garbage' } },
  { name: 'bytes behind the answer', server: { answer: 'behind' }, ends: 'token' },
  { name: 'an answer that is too large', server: { answer: 'huge' } },
  { name: 'idle connections reset', server: { blow: 'resetAll' }, ends: 'token' },
  { name: 'half-open peers', server: { blow: 'halfOpen' }, timeout: impatient },
  { name: 'tickets refused', server: { refusesTickets: true, answer: 'drain' }, ends: 'token' },
  {
    name: 'a renewed certificate',
    certificate: 'renewed',
    server: { blow: 'resetAll' },
    ends: 'token',
  },
  {
    name: "a stranger's certificate",
    certificate: 'stranger',
    server: { blow: 'resetAll' },
    ends: 'not_sent',
  },
  {
    name: 'a slow first address',
    lookup: [deadAddress, address],
    server: { blow: 'resetAll' },
    ends: 'token',
  },
  {
    name: 'a name that is not resolved for a moment',
    lookup: 'EAI_AGAIN',
    server: { answer: 'drain' },
    ends: 'token',
  },
  { name: 'callers who leave', manner: 'aborts' },
  { name: 'each code by two callers', manner: 'doubles', ends: 'token' },
  { name: 'a restart', meanwhile: 'restart' },
  { name: 'a frozen server', meanwhile: 'freeze server', ends: 'token' },
  { name: 'a frozen merchant', meanwhile: 'freeze merchant', ends: 'token' },
];
