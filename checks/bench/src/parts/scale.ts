import type { Workload } from '../workload.ts';
import type { Findings } from '../report/table.ts';
import { crowd } from './crowd.ts';
import { distinctCodes } from './distinct-codes.ts';
import { sandbox } from './sandbox.ts';
import { sharedRedis } from './shared-redis.ts';

/** What happens as there are more: launches at a time, codes, processes. */
export async function scale(workload: Workload, log: (line: string) => void): Promise<Findings> {
  const { tables: crowded, figures } = await crowd(workload, log);
  const tables = [
    ...crowded,
    await distinctCodes(workload, log),
    await sandbox(workload, log),
    await sharedRedis(workload, log),
  ];
  return { tables, figures };
}
