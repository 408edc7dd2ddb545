import type { Workload } from './workload.ts';
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

type Part = (workload: Workload, log: (line: string) => void) => Promise<Findings>;

/** The parts of the benchmark, by their names on the command line. */
export const parts: Readonly<Record<PartName, Part>> = {
  exchange: async (workload, log) =>
    exchangeFindings(await exchange(workload, log), await ourCode(workload, log), workload),
  network: async (workload, log) => networkFindings(await network(workload, log)),
  start: async (workload, log) => startFindings(await start(workload, log)),
  'bad-days': async (workload, log) =>
    badDaysFindings(await badDays(workload, log), workload.badDay),
  scale,
};
