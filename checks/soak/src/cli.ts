import { readCommandLine } from '@monpay-miniapp/shared/command-line';
import { parseOptions, usage, type Options } from './options.ts';
import { soak, type Report } from './soak.ts';

/** Cycles of a run that was given no time. */
const few = 3;

const asked = readCommandLine('soak', parseOptions);
if (asked.help) console.log(usage);
else process.exitCode = (await main(asked)) ? 0 : 1;

async function main({ seed, minutes }: Options): Promise<boolean> {
  console.log(`Seed ${seed} (--seed ${seed} meets the same faults in the same order)`);
  const begun = performance.now();
  const seconds = (): number => (performance.now() - begun) / 1_000;
  const goesOn = (cycles: number): boolean =>
    minutes === undefined ? cycles < few : seconds() < minutes * 60;
  let told = 0;
  const report = await soak(seed, goesOn, (line) => {
    if (minutes === undefined || seconds() - told < 30) return;
    told = seconds();
    console.log(`${told.toFixed(0)} s: ${line}`);
  });
  console.log(`${summary(report)}, in ${seconds().toFixed(1)} s`);
  for (const [how, times] of Object.entries(report.ended)) console.log(`  ${times} ${how}`);
  for (const fault of report.faults.slice(0, 20)) console.error(`  ✗ ${fault}`);
  return report.faults.length === 0;
}

function summary({ exchanges, cycles, first, last }: Report): string {
  const change = (name: keyof typeof first, unit = 1): string =>
    `${(first[name] / unit).toFixed(unit > 1 ? 2 : 0)} → ${(last[name] / unit).toFixed(unit > 1 ? 2 : 0)}`;
  return [
    `${exchanges} codes in ${cycles} cycles`,
    `memory ${change('memory', 1e6)} MB`,
    `rss ${change('rss', 1e6)} MB`,
    `files and sockets ${change('descriptors')}`,
    `timers ${change('timers')}`,
  ].join(', ');
}
