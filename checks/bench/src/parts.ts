import type { Effort } from './effort.ts';
import { badDaysFindings } from './parts/bad-days-findings.ts';
import { badDays } from './parts/bad-days.ts';
import { exchangeFindings } from './parts/exchange-findings.ts';
import { exchange } from './parts/exchange.ts';
import { networkFindings } from './parts/network-findings.ts';
import { network } from './parts/network.ts';
import { ourCode } from './parts/our-code.ts';
import { scale } from './parts/scale.ts';
import { startFindings } from './parts/start-findings.ts';
import { start } from './parts/start.ts';
import type { PartName } from './part-names.ts';
import type { Findings } from './report/table.ts';

type Part = (effort: Effort, log: (line: string) => void) => Promise<Findings>;

/** The parts of the benchmark, by their names on the command line. */
export const parts: Readonly<Record<PartName, Part>> = {
  exchange: async (effort, log) =>
    exchangeFindings(await exchange(effort, log), await ourCode(effort, log), effort),
  network: async (effort, log) => networkFindings(await network(effort, log)),
  start: async (effort, log) => startFindings(await start(effort, log)),
  'bad-days': async (effort, log) => badDaysFindings(await badDays(effort, log), effort.badDay),
  scale,
};
