import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { readCommandLine } from '@monpay-miniapp/shared/command-line';
import type { Conversation } from './conversation.ts';
import type { Report } from './fuzz-target.ts';
import { parseOptions, usage, type Options } from './options.ts';
import type { Target } from './targets/target.ts';

const asked = readCommandLine('fuzz', parseOptions);
if (asked.help) console.log(usage);
else process.exitCode = (await main(asked)) ? 0 : 1;

async function main(options: Options): Promise<boolean> {
  // Only now, since a question about the options needs none of what these load.
  const [{ sandbox }, { mock }, { shop }, { fuzzTarget, replay }] = await Promise.all([
    import('./targets/sandbox.ts'),
    import('./targets/mock.ts'),
    import('./targets/shop.ts'),
    import('./fuzz-target.ts'),
  ]);
  const chosen = [sandbox, mock, shop].filter(({ name }) => options.targets.includes(name));
  if (options.replay !== undefined) return replayed(chosen, options.replay, replay);
  console.log(`Seed ${options.seed} (--seed ${options.seed} sends the same again)`);
  let well = true;
  for (const target of chosen) {
    const requests = Math.ceil(options.requests / chosen.length);
    const began = performance.now();
    const report = await fuzzTarget(target, { seed: options.seed, requests });
    const seconds = (performance.now() - began) / 1000;
    console.log(`${target.name}: ${summary(report)}, in ${seconds.toFixed(1)} s`);
    for (const fault of report.faults) console.error(`  ✗ ${fault}`);
    if (report.failing) console.error(`  ${written(target, report.failing)}`);
    well &&= report.faults.length === 0;
  }
  return well;
}

async function replayed(
  chosen: readonly Target[],
  file: string,
  replay: (target: Target, failing: Conversation[]) => Promise<string | undefined>,
): Promise<boolean> {
  const failing = JSON.parse(readFileSync(file, 'utf8')) as Conversation[];
  const faults = [];
  for (const target of chosen) faults.push(await replay(target, failing));
  const found = faults.filter((fault) => fault !== undefined);
  console.log(found.length === 0 ? 'Nothing is wrong.' : found.join('\n'));
  return found.length === 0;
}

function summary({ requests, before, after }: Report): string {
  return [
    `${requests} requests`,
    `memory ${megabytes(before.memory)} → ${megabytes(after.memory)}`,
    `rss ${megabytes(before.rss)} → ${megabytes(after.rss)}`,
    `sockets ${before.sockets} → ${after.sockets}`,
  ].join(', ');
}

/** Where the failing conversations were written, and what they begin with. */
function written({ name }: Target, failing: readonly Conversation[]): string {
  const file = join(mkdtempSync(join(tmpdir(), 'fuzz-')), `${name}.json`);
  const text = JSON.stringify(failing, undefined, 2);
  writeFileSync(file, text);
  return `--target ${name} --replay ${file} sends it again:\n${text.slice(0, 3000)}`;
}

function megabytes(bytes: number): string {
  return `${(bytes / 1e6).toFixed(1)} MB`;
}
