import type { Effort } from '../effort.ts';
import type { Findings } from '../report/table.ts';
import { crowd } from './crowd.ts';
import { distinctCodes } from './distinct-codes.ts';
import { sandbox } from './sandbox.ts';
import { sharedRedis } from './shared-redis.ts';

/** What happens as there are more: launches at a time, codes, processes. */
export async function scale(effort: Effort, log: (line: string) => void): Promise<Findings> {
  const tables = [
    await crowd(effort, log),
    await distinctCodes(effort, log),
    await sandbox(effort, log),
    await sharedRedis(effort, log),
  ];
  return { tables, figures: {} };
}
