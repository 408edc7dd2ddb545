import { setTimeout as pause } from 'node:timers/promises';
import * as fc from 'fast-check';
import type { Conversation } from './conversation.ts';
import { conversations } from './generate/conversations.ts';
import { faultOf } from './judge.ts';
import { converse } from './converse.ts';
import type { Vitals } from './report-vitals.ts';
import { Restartable } from './restartable.ts';
import type { Target } from './targets/target.ts';

/** How much to send, and from where. */
export interface FuzzOptions {
  readonly seed: number;
  /** How many requests at least. */
  readonly requests: number;
  /** How long the target may take to end a connection: milliseconds. Its own deadlines are 10 seconds at most. */
  readonly patience?: number;
  /** How many smaller batches are tried, each with a fresh target, once one has failed. */
  readonly shrinks?: number;
  /** How long the target may take to let go of connections whose clients have left: milliseconds. */
  readonly settleTime?: number;
}

/** What a run has found. */
export interface Report {
  readonly requests: number;
  readonly before: Vitals;
  readonly after: Vitals;
  /** In words; empty if all is well. */
  readonly faults: readonly string[];
  /** The smallest conversations that show the first fault, played at once. */
  readonly failing?: readonly Conversation[];
}

const usual = { patience: 15_000, shrinks: 40, settleTime: 15_000 };
/** Conversations that go on at once. */
const batch = 40;
/** Which part of the requests is sent before memory is first measured. */
const firstPart = 0.2;

/** Fuzzes one target, and compares its sockets and its memory with those of before. */
export async function fuzzTarget(target: Target, options: FuzzOptions): Promise<Report> {
  await using process = new Restartable(target);
  await process.running();
  const { sockets, connections } = await process.vitals();
  const first = await send(process, { ...options, requests: options.requests * firstPart });
  const before = { ...(await settled(process, sockets, options)), sockets, connections };
  const second = first.fault
    ? first
    : await send(process, {
        ...options,
        seed: options.seed + 1_000_000,
        requests: options.requests - first.requests,
      });
  const after = await settled(process, sockets, options);
  const { fault, failing } = second;
  return {
    requests: first.requests + (second === first ? 0 : second.requests),
    before,
    after,
    faults: [...(fault === undefined ? [] : [fault]), ...grown(target, before, after)],
    ...(failing && { failing }),
  };
}

/** Plays conversations at once, against a fresh target. */
export async function replay(
  target: Target,
  failing: readonly Conversation[],
  patience = usual.patience,
): Promise<string | undefined> {
  await using process = new Restartable(target);
  return await playAll(process, failing, patience);
}

interface Sent {
  readonly requests: number;
  readonly fault?: string;
  readonly failing?: readonly Conversation[];
}

/** Sends batches until enough was sent or something is wrong. */
async function send(process: Restartable, options: FuzzOptions): Promise<Sent> {
  const { seed, requests, patience, shrinks } = { ...usual, ...options };
  const { vocabulary } = await process.running();
  const batches = fc.array(conversations(vocabulary), {
    minLength: 1,
    maxLength: batch,
    size: 'max',
  });
  let sent = 0;
  let fault: string | undefined;
  let tried = 0;
  const property = fc.asyncProperty(batches, async (spoken) => {
    if (fault !== undefined && tried++ >= shrinks) return;
    // Known to hang, it need not be waited for as long again.
    const found = await playAll(process, spoken, fault === undefined ? patience : patience / 3);
    if (fault === undefined) sent += spoken.reduce((sum, one) => sum + one.requests, 0);
    if (found === undefined) return;
    fault = found;
    throw new Error(found);
  });
  for (let round = 0; ; round++) {
    const found = await fc.check(property, { seed: seed + round, numRuns: 10 });
    const { counterexample, errorInstance } = found;
    if (fault !== undefined && counterexample) {
      return { requests: sent, fault, failing: counterexample[0] };
    }
    // A mistake of the check itself.
    if (errorInstance instanceof Error) throw errorInstance;
    if (sent >= requests) return { requests: sent };
  }
}

async function playAll(
  process: Restartable,
  spoken: readonly Conversation[],
  patience: number,
): Promise<string | undefined> {
  const ready = await process.running();
  const outcomes = await Promise.all(spoken.map((one) => converse(ready, one, patience)));
  const faults = outcomes.map((outcome, index) => {
    const one = spoken[index];
    return one && faultOf(process.target, one, outcome);
  });
  // An ended process is the reason for all others, and what it prints comes a moment later.
  if (faults.some((found) => found !== undefined)) await pause(50);
  const fault = process.fault() ?? faults.find((found) => found !== undefined);
  if (fault !== undefined) await process.restart();
  return fault;
}

/** The vitals, once no more connections are open than before. */
async function settled(
  process: Restartable,
  sockets: number,
  { settleTime = usual.settleTime }: FuzzOptions,
): Promise<Vitals> {
  const deadline = Date.now() + settleTime;
  for (;;) {
    const vitals = await process.vitals();
    if (vitals.sockets <= sockets || Date.now() > deadline) return vitals;
    await pause(250);
  }
}

function grown({ growth, pool = 0 }: Target, before: Vitals, after: Vitals): string[] {
  const memory = after.memory - before.memory;
  return [
    ...(after.sockets > before.sockets
      ? [`${after.sockets - before.sockets} sockets are still open`]
      : []),
    ...(after.connections - after.sockets > before.connections - before.sockets + pool
      ? [`${after.connections - before.connections} connections to elsewhere are still open`]
      : []),
    ...(memory > growth
      ? [`its memory grew by ${Math.round(memory / 1e5) / 10} MB, and may by ${growth / 1e6}`]
      : []),
  ];
}
