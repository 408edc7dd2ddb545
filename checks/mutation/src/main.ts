// `check:mutation`: changes the sdk's source in one place at a time and says which changes its tests do not notice.
import { globSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { repository } from '@monpay-miniapp/shared/repository';
import { coverage } from './coverage.ts';
import { inOneLine, isEquivalent, leftOut, staleEquivalents } from './equivalent.ts';
import { instrument, type Mutant } from './mutants.ts';
import { forgetResults, Noticed } from './results.ts';
import { scratchCopy } from './scratch-copy.ts';
import { Tests } from './tests.ts';

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    fresh: { type: 'boolean', default: false },
    list: { type: 'boolean', default: false },
  },
});
const files = chosenFiles(positionals);
if (files.length === 0)
  throw new Error(`No source file has ${positionals.join(' or ')} in its path.`);

const { mutants, sources } = await instrument(files);
const counted = mutants.filter((mutant) => !isEquivalent(mutant));
console.log(
  `${files.length} files, ${mutants.length} mutants, ${mutants.length - counted.length} of them equivalent`,
);
if (values.list) for (const mutant of counted) console.log(inWords(mutant));
else process.exitCode = await judge();

async function judge(): Promise<number> {
  if (values.fresh) forgetResults();
  const noticed = new Noticed();
  const folder = scratchCopy(sources);
  await using tests = new Tests(folder);
  const filesFor = await coverage(tests, folder, sources);
  const survivors: Mutant[] = [];
  let done = 0;
  for (const mutant of counted) {
    done++;
    if (noticed.has(mutant.key)) continue;
    const question = { mutant: mutant.id, coverage: '', files: filesFor(mutant.id) };
    const answer = await tests.run(question, 5 * 60_000);
    // One without an end is noticed too: somebody waits.
    if (!answer || answer.failures.length > 0) noticed.add(mutant.key);
    else {
      survivors.push(mutant);
      console.log(`${done}/${counted.length} survived: ${inWords(mutant)}`);
    }
  }

  for (const { file, original, replacement } of staleEquivalents(mutants)) {
    console.log(
      `equivalent.ts names a mutant that no longer exists: ${file} ${original} → ${replacement}`,
    );
  }
  const killed = counted.length - survivors.length;
  const score = ((100 * killed) / counted.length).toFixed(1);
  console.log(`\n${killed} of ${counted.length} noticed: ${score} %`);
  for (const survivor of survivors) console.log(inWords(survivor));
  return survivors.length === 0 ? 0 : 1;
}

function chosenFiles(words: readonly string[]): string[] {
  return globSync('src/**/*.ts', { cwd: join(repository, 'packages/sdk') })
    .map((file) => file.replaceAll('\\', '/'))
    .filter((file) => !(file in leftOut))
    .filter((file) => words.length === 0 || words.some((word) => file.includes(word)))
    .toSorted();
}

function inWords({ file, line, mutator, original, replacement }: Mutant): string {
  return `packages/sdk/${file}:${line} ${mutator}: ${inOneLine(original)} → ${inOneLine(replacement)}`;
}
