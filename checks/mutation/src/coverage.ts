import { createHash } from 'node:crypto';
import { existsSync, globSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { inLanes } from './lanes.ts';
import type { Mutant } from './mutants.ts';
import { resultsFolder } from './results.ts';
import type { Tests, TimedFile } from './tests.ts';

/** What the slowest test file takes on a busy machine, in milliseconds. */
const patience = 20 * 60_000;

/** What a test file does without any change. */
interface Unchanged {
  readonly passes: boolean;
  /** Milliseconds. */
  readonly took: number;
  /** The mutants that it reaches in its own process. */
  readonly reached: readonly string[];
}

/** A test file that passes without any change. */
interface Good extends TimedFile {
  readonly reached: ReadonlySet<string>;
  /** Whether it starts processes, which may reach what it does not reach itself. */
  readonly startsProcesses: boolean;
}

/** The test files that reach a mutant, the nearest first. */
export interface Reaching {
  (mutant: Mutant): readonly TimedFile[];
  /** Takes note of a test file that noticed a mutant: it is nearer to those beside it from then on. */
  readonly noticed: (mutant: Mutant, file: string) => void;
}

/**
 * Runs each test file without any change, unless an earlier run did so with the same files.
 * @param folder - of the copy
 * @param sources - what was put into the copy
 * @throws {Error} if no test file passes
 */
export async function coverage(
  folder: string,
  sources: ReadonlyMap<string, string>,
): Promise<Reaching> {
  const kept = join(resultsFolder, `reached-${hashOf(JSON.stringify([...sources]))}.json`);
  const known = readKept(kept);
  const files = globSync('test/**/*.test.ts', { cwd: folder })
    .filter((file) => !/^test[/\\](?:redis|browser)[/\\]/.test(file))
    .map((file) => join(folder, file))
    .toSorted();
  const good: Good[] = [];
  await inLanes(folder, files, async (tests, file) => {
    const text = readFileSync(file, 'utf8');
    const key = hashOf(file + text);
    const unchanged = known.get(key) ?? (await runUnchanged(tests, file));
    if (!unchanged.passes) {
      // It can't notice a change, and is tried again the next time.
      console.log(`left out, since it fails without any change: ${file}`);
      return;
    }
    if (!known.has(key)) {
      known.set(key, unchanged);
      writeFileSync(kept, JSON.stringify([...known]));
    }
    const reached = new Set(unchanged.reached);
    const startsProcesses = /process\.ts'|child_process|spawn|fork/.test(text);
    good.push({ file, took: unchanged.took, reached, startsProcesses });
  });
  if (good.length === 0) throw new Error('No test file passes without any change.');
  const inAll = new Set(good.flatMap(({ reached }) => [...reached]));
  console.log(`${good.length} test files reach ${inAll.size} mutants`);
  const noticing = new Map<string, string>();
  const reaching = ({ id, file }: Mutant): readonly TimedFile[] => {
    const chosen = good.filter(({ reached, startsProcesses }) =>
      inAll.has(id) ? reached.has(id) : startsProcesses,
    );
    const distanceOf = (test: Good): number =>
      test.file === noticing.get(file) ? -1 : distance(test, file);
    return chosen.toSorted((a, b) => distanceOf(a) - distanceOf(b) || a.took - b.took);
  };
  return Object.assign(reaching, {
    noticed: ({ file }: Mutant, test: string) => void noticing.set(file, test),
  });
}

/** How far a test file is from a source file, by their names. */
function distance({ file: test }: Good, source: string): number {
  const words = source.split('/');
  const name = basename(words.pop() ?? '', '.ts');
  const [folder = ''] = words.slice(-1);
  if (basename(test, '.test.ts') === name) return 0;
  return test.includes(name) || test.includes(folder) ? 1 : 2;
}

async function runUnchanged(tests: Tests, file: string): Promise<Unchanged> {
  const folder = mkdtempSync(join(tmpdir(), 'monpay-mutation-'));
  try {
    const begun = performance.now();
    const answer = await tests.run({ mutant: '', coverage: folder, file }, patience);
    const took = Math.round(performance.now() - begun);
    const reached = globSync('*.json', { cwd: folder }).flatMap(
      (name) => JSON.parse(readFileSync(join(folder, name), 'utf8')) as string[],
    );
    return { passes: answer?.failures.length === 0, took, reached };
  } finally {
    rmSync(folder, { recursive: true });
  }
}

function readKept(file: string): Map<string, Unchanged> {
  if (!existsSync(file)) return new Map();
  return new Map(JSON.parse(readFileSync(file, 'utf8')) as [string, Unchanged][]);
}

function hashOf(text: string): string {
  return createHash('sha256').update(text).digest('hex').slice(0, 20);
}
