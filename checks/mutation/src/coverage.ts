import { createHash } from 'node:crypto';
import { existsSync, globSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { resultsFolder } from './results.ts';
import type { Tests } from './tests.ts';

/** A minute for vitest to start, and what the slowest test files take on a busy machine. */
const patience = 30 * 60_000;

/** What a test file does without any change. */
interface Unchanged {
  readonly passes: boolean;
  /** Milliseconds. */
  readonly took: number;
  /** The mutants that it reaches in its own process. */
  readonly reached: readonly string[];
}

/**
 * Runs each test file without any change, unless an earlier run did so with the same files.
 * @param folder - of the copy
 * @param sources - what was put into the copy
 * @returns mutant -> the test files that reach it, the quick ones first, or all files if none reaches it in its own process
 * @throws {Error} if no test file passes
 */
export async function coverage(
  tests: Tests,
  folder: string,
  sources: ReadonlyMap<string, string>,
): Promise<(mutant: string) => readonly string[]> {
  const kept = join(resultsFolder, `reached-${hashOf(JSON.stringify([...sources]))}.json`);
  const known = readKept(kept);
  const files = globSync('test/**/*.test.ts', { cwd: folder })
    .filter((file) => !/^test[/\\]redis[/\\]/.test(file))
    .map((file) => join(folder, file))
    .toSorted();
  const good: (Unchanged & { readonly file: string })[] = [];
  const reaching = new Map<string, string[]>();
  for (const [index, file] of files.entries()) {
    const key = hashOf(file + readFileSync(file, 'utf8'));
    const unchanged = known.get(key) ?? (await runUnchanged(tests, file));
    if (!unchanged.passes) {
      // It can't notice a change, and is tried again the next time.
      console.log(
        `${index + 1}/${files.length} left out, since it fails without any change: ${file}`,
      );
      continue;
    }
    if (!known.has(key)) {
      known.set(key, unchanged);
      writeFileSync(kept, JSON.stringify([...known]));
    }
    good.push({ file, ...unchanged });
  }
  for (const { file, reached } of good.toSorted((a, b) => a.took - b.took)) {
    for (const mutant of reached) reaching.set(mutant, [...(reaching.get(mutant) ?? []), file]);
  }
  if (good.length === 0) throw new Error('No test file passes without any change.');
  console.log(`${good.length} test files reach ${reaching.size} mutants`);
  const all = good.map(({ file }) => file);
  return (mutant) => reaching.get(mutant) ?? all;
}

async function runUnchanged(tests: Tests, file: string): Promise<Unchanged> {
  const folder = mkdtempSync(join(tmpdir(), 'monpay-mutation-'));
  try {
    const question = { mutant: '', coverage: folder, files: [file] };
    const begun = performance.now();
    const answer = await tests.run(question, patience);
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
