import type { JournalEntry } from '../generated/admin-api.ts';
import { docsOf } from '../world/site.ts';
import { SandboxRefused, type Admin } from './admin.ts';
import type { App } from './app.ts';
import { NotJudged, type Case, type Verdict } from './case.ts';
import { lastEntry } from './journal.ts';
import { plainLine } from './plain.ts';
import { redacted } from './redacted.ts';
import { openStage, type Exchange } from './stage.ts';
import type { Words } from './words.ts';

/** What a case came to in the report. */
export const outcomes = ['passed', 'failed', 'warning', 'skipped', 'undecided'] as const;
/** A failure of a case that plays an assumption is a warning. */
export type Outcome = (typeof outcomes)[number];

/** A case that was played, or was to be. */
export interface Result {
  readonly played: Omit<Case, 'run'>;
  readonly outcome: Outcome;
  readonly seen: Words;
  readonly right: Words | undefined;
  /** The addresses of the page that says more, if something was wrong. */
  readonly docs: Words | undefined;
  /** Between the phone and the app. */
  readonly exchanges: readonly Exchange[];
  /** Between the app and MonPay. */
  readonly entries: readonly JournalEntry[];
  /** Milliseconds. */
  readonly duration: number;
}

/** How a check is run. */
export interface RunOptions {
  readonly app: App;
  readonly admin: Admin;
  readonly cases: readonly Case[];
  /** The reasons of the cases that are left out, by name. */
  readonly skipped: ReadonlyMap<string, string>;
  readonly stopped: AbortSignal;
  /** Aborts when the whole check has taken as long as it may. */
  readonly timeIsUp: AbortSignal;
  /** How long a case may take, beside the time that the app's sweep takes: milliseconds, by default five minutes. */
  readonly longestCase?: number;
  /** Called with each result as it comes. */
  readonly onResult: (result: Result) => void;
}

/** How many quick cases are played at once. */
const atOnce = 4;

/**
 * Plays cases: the slow ones beside the quick ones, then those that need the sandbox for themselves. An app that
 * answers one request after the other gets one case after the other.
 * @returns the results in the order of the cases
 * @throws {SandboxRefused} if the sandbox is gone
 */
export async function runCases(options: RunOptions): Promise<readonly Result[]> {
  const { cases, app } = options;
  const results = new Map<Case, Result>();
  const play = async (one: Case): Promise<void> => {
    const result = await playCase(one, options);
    results.set(one, result);
    options.onResult(result);
  };
  const together = cases.filter(({ alone }) => !alone);
  const slow = together.filter((one) => one.slow);
  const quick = together.filter((one) => !one.slow);
  const rest = cases.filter(({ alone }) => alone);
  if (app.habits.oneAtATime) await inLanes([...together, ...rest], 1, play);
  else {
    const bySelf = slow.filter(({ slow: lane }) => lane === true);
    const sweep = slow.filter(({ slow: lane }) => lane === 'sweep');
    await Promise.all([
      inLanes(bySelf, bySelf.length, play),
      inLanes(sweep, 1, play),
      inLanes(quick, atOnce, play),
    ]);
    await inLanes(rest, 1, play);
  }
  return cases.flatMap((one) => results.get(one) ?? []);
}

async function inLanes(
  cases: readonly Case[],
  count: number,
  play: (one: Case) => Promise<void>,
): Promise<void> {
  const waiting = [...cases];
  const lane = async (): Promise<void> => {
    for (let next = waiting.shift(); next; next = waiting.shift()) await play(next);
  };
  await Promise.all(Array.from({ length: count }, lane));
}

async function playCase(
  { run, ...played }: Case,
  { app, admin, skipped, stopped, timeIsUp, longestCase = 300_000 }: RunOptions,
): Promise<Result> {
  const reason = skipped.get(played.name);
  const nothing = {
    played,
    right: undefined,
    docs: undefined,
    exchanges: [],
    entries: [],
    duration: 0,
  };
  if (reason !== undefined)
    return { ...nothing, outcome: 'skipped', seen: inPlainLines({ mn: reason, en: reason }) };
  if (stopped.aborted) return { ...nothing, outcome: 'undecided', seen: stoppedWords };
  if (timeIsUp.aborted) return { ...nothing, outcome: 'undecided', seen: notReachedWords };
  const started = performance.now();
  // An app can drip, redirect and answer just in time for ever.
  const late = AbortSignal.timeout(longestCase + (app.options.selling?.sweep ?? 0));
  const ended = AbortSignal.any([stopped, timeIsUp, late]);
  const open = openStage(app, admin, ended, await lastEntry(admin));
  const why = { stopped, timeIsUp, late };
  let verdict: Verdict;
  let entries: readonly JournalEntry[];
  try {
    verdict = await run(open.stage).catch((error: unknown) => brokenOff(error, why));
    entries = await open.entries();
  } finally {
    await open.close();
  }
  const { outcome, seen, right, page = played.page } = verdict;
  return {
    played,
    outcome: outcome === 'failed' && played.provenance === 'assumed' ? 'warning' : outcome,
    seen: inPlainLines(seen),
    right: right && inPlainLines(right),
    docs: outcome === 'failed' ? docsOf(page) : undefined,
    exchanges: open.exchanges,
    entries,
    duration: Math.round(performance.now() - started),
  };
}

/** An app may have had its say in them, and may have said what is secret. */
function inPlainLines({ mn, en }: Words): Words {
  return { mn: redacted(plainLine(mn)), en: redacted(plainLine(en)) };
}

const stoppedWords: Words = {
  mn: 'Шалгалтыг зогсоосон.',
  en: 'The check was stopped.',
};

const notReachedWords: Words = {
  mn: 'Шалгалтын нийт хугацаа (--time-limit) дууссан тул энэ тохиолдлыг эхлээгүй.',
  en: 'Not reached: the time limit of the check (--time-limit) had passed.',
};

const timeIsUpWords: Words = {
  mn: 'Шалгалтын нийт хугацаа (--time-limit) дууссан тул энэ тохиолдлыг дундуур нь зогсоосон.',
  en: 'Broken off: the time limit of the check (--time-limit) had passed.',
};

const lateWords: Words = {
  mn: 'Хэт удсан тул тохиолдлыг зогсоосон. Апп хариугаа хурдан, бүтнээр нь өгдөг эсэхийг шалгана уу.',
  en: 'The case took too long and was broken off. Check that the app answers quickly and completely.',
};

function brokenOff(
  error: unknown,
  { stopped, timeIsUp, late }: Readonly<Record<'stopped' | 'timeIsUp' | 'late', AbortSignal>>,
): Verdict {
  if (error instanceof NotJudged) return { outcome: error.outcome, seen: error.words };
  if (stopped.aborted) return { outcome: 'undecided', seen: stoppedWords };
  if (timeIsUp.aborted) return { outcome: 'undecided', seen: timeIsUpWords };
  if (late.aborted) return { outcome: 'undecided', seen: lateWords };
  if (error instanceof SandboxRefused) {
    const { message } = error;
    return { outcome: 'undecided', seen: { mn: message, en: message } };
  }
  // Its class says enough: a message may quote anything.
  const name = error instanceof Error ? error.name : typeof error;
  return {
    outcome: 'undecided',
    seen: {
      mn: `Тохиолдлыг гүйцэтгэх үед алдаа гарлаа (${name}).`,
      en: `The check failed while it played this case (${name}).`,
    },
  };
}
