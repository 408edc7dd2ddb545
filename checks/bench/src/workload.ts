import { contenders, type Contender } from './contenders.ts';

/** Exchanges under way at a time. */
export const concurrencies = [1, 10, 50] as const;
export type Concurrency = (typeof concurrencies)[number];

/** How much is measured. */
export interface Workload {
  /** Exchanges of each contender before anything counts. Under 20 000 the compiler is not done. */
  readonly uncounted: number;
  /** Turns that each contender gets, one after the other. */
  readonly rounds: number;
  /** Exchanges of a turn, at each concurrency. */
  readonly exchanges: Readonly<Record<Concurrency, number>>;
  /** Whether all take part in everything, or beyond the exchange on loopback only a few. */
  readonly everyone: boolean;
  /** Processes that each contender is started in, for its first exchange over the long line. */
  readonly freshProcesses: number;
  /** Exchanges over a kept connection of the long line, without a pause. */
  readonly kept: number;
  /** Exchanges after a pause of so many seconds. */
  readonly pauses: Readonly<Record<5 | 30, number>>;
  /** Processes that each contender is started in, each next to a bare one. */
  readonly starts: number;
  /** Whether every package is installed by itself, to see how much comes with it. */
  readonly installs: boolean;
  /** Seconds after which a bad day is over, for whoever has not given up before. */
  readonly badDay: number;
  /** Exchanges at each concurrency of the scale. */
  readonly crowd: number;
  /** The largest number of distinct codes that one process exchanges: a power of ten. */
  readonly distinctCodes: number;
  /** Codes that the sandbox gives out, and that two processes race for over Redis. */
  readonly sandboxCodes: number;
}

/** What the figures in the documentation come from: 15 to 20 minutes on two cores. */
export const full: Workload = {
  uncounted: 20_000,
  rounds: 10,
  exchanges: { 1: 2_000, 10: 4_000, 50: 6_000 },
  everyone: true,
  freshProcesses: 9,
  kept: 20,
  pauses: { 5: 5, 30: 2 },
  starts: 20,
  installs: true,
  badDay: 10,
  crowd: 20_000,
  distinctCodes: 1_000_000,
  sandboxCodes: 20_000,
};

/** For CI, in less than a minute: too little for figures, enough to see what broke. */
export const quick: Workload = {
  uncounted: 600,
  rounds: 3,
  exchanges: { 1: 200, 10: 200, 50: 400 },
  everyone: false,
  freshProcesses: 2,
  kept: 4,
  pauses: { 5: 1, 30: 0 },
  starts: 3,
  installs: false,
  badDay: 5,
  crowd: 1_000,
  distinctCodes: 10_000,
  sandboxCodes: 2_000,
};

const few = new Set([
  'raw-socket',
  'node-http',
  'fetch',
  'ours',
  'ours-over-fetch',
  'oauth4webapi',
]);

/** Who takes part. */
export function contendersOf({ everyone }: Workload): readonly Contender[] {
  return everyone ? contenders : contenders.filter(({ id }) => few.has(id));
}
