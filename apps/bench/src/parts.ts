import type { Effort } from './effort.ts';
import { badDays } from './parts/bad-days.ts';
import { exchange } from './parts/exchange.ts';
import { network } from './parts/network.ts';
import { scale } from './parts/scale.ts';
import { start } from './parts/start.ts';
import type { Findings } from './report/table.ts';

/** The parts of the benchmark, by their names on the command line. */
export const parts: Readonly<
  Record<string, (effort: Effort, log: (line: string) => void) => Promise<Findings>>
> = { exchange, network, start, 'bad-days': badDays, scale };
