// `check:mutation`: changes a package's source in one place at a time and says which changes its tests do not notice.
import { globSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { repository } from '@monpay-miniapp/shared/repository';
import { coverage } from './coverage.ts';
import { inOneLine, isEquivalent, leftOut, staleEquivalents } from './equivalent.ts';
import { inLanes } from './lanes.ts';
import { instrument, type Mutant } from './mutants.ts';
import { forgetResults, Noticed } from './results.ts';
import { sample } from './sample.ts';
import { scratchCopy } from './scratch-copy.ts';

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    package: { type: 'string', default: 'sdk' },
    sample: { type: 'string' },
    seed: { type: 'string', default: '1' },
    fresh: { type: 'boolean', default: false },
    list: { type: 'boolean', default: false },
  },
});
const package_ = `packages/${values.package}`;
const files = globSync(`${package_}/src/**/*.ts`, { cwd: repository })
  .map((file) => file.replaceAll('\\', '/'))
  .filter((file) => !(file in leftOut))
  .toSorted();

// All of them, so that what the tests reach is found out once for every choice of files.
const { mutants, sources } = await instrument(files);
const chosen = mutants.filter(
  ({ file }) => positionals.length === 0 || positionals.some((word) => file.includes(word)),
);
const different = chosen.filter((mutant) => !isEquivalent(mutant));
const counted =
  values.sample === undefined
    ? different
    : sample(different, Number(values.sample), Number(values.seed));
if (counted.length === 0) throw new Error(`Nothing of ${package_} has these words in its path.`);
console.log(
  `${chosen.length} mutants, ${chosen.length - different.length} of them equivalent, ${counted.length} to be tried`,
);
if (values.list) for (const mutant of counted) console.log(inWords(mutant));
else process.exitCode = await judge();

async function judge(): Promise<number> {
  if (values.fresh) forgetResults();
  const noticed = new Noticed();
  const folder = scratchCopy(package_, sources);
  const reaching = await coverage(folder, sources);
  const survivors = new Set<Mutant>();
  const begun = performance.now();
  let done = 0;
  await inLanes(folder, counted, async (tests, mutant) => {
    if (!noticed.has(mutant.key)) {
      const by = await tests.noticing(mutant.id, reaching(mutant));
      if (by === undefined) {
        survivors.add(mutant);
      } else {
        noticed.add(mutant.key);
        reaching.noticed(mutant, by);
      }
    }
    done++;
    const wrong = survivors.has(mutant) ? ` survived: ${inWords(mutant)}` : '';
    if (wrong || done % 10 === 0) {
      console.log(`${done - survivors.size} of ${done}/${counted.length} noticed.${wrong}`);
    }
  });

  for (const { file, original, replacement } of staleEquivalents(mutants)) {
    console.log(
      `equivalent.ts names a mutant that no longer exists: ${file} ${original} → ${replacement}`,
    );
  }
  const killed = counted.length - survivors.size;
  const score = ((100 * killed) / counted.length).toFixed(1);
  const seconds = (performance.now() - begun) / 1000;
  console.log(`\n${killed} of ${counted.length} noticed: ${score} %, in ${seconds.toFixed(0)} s`);
  for (const survivor of survivors) console.log(inWords(survivor));
  return survivors.size === 0 ? 0 : 1;
}

function inWords({ file, line, mutator, original, replacement }: Mutant): string {
  return `${file}:${line} ${mutator}: ${inOneLine(original)} → ${inOneLine(replacement)}`;
}
