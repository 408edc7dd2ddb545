import { contender } from '../contenders.ts';
import type { Workload } from '../workload.ts';
import type { Cell, Findings, Table } from '../report/table.ts';
import { twoCores } from '../workers/cores.ts';
import type { Memory } from '../workers/memory.ts';
import { startWorker } from '../workers/worker.ts';
import { withRunning } from './running-contenders.ts';

const everyone = ['node-http', 'fetch', 'ours', 'ours-over-fetch', 'oauth4webapi'].map(contender);
const sizes = [1, 10, 100, 1_000];

/** Throughput and memory as more launches come at a time. */
export async function crowd(workload: Workload, log: (line: string) => void): Promise<Findings> {
  const measured = everyone.filter(({ id }) => workload.everyone || /^(node-http|ours)$/.test(id));
  const server = await startWorker<never, number>('token-server.ts', { core: twoCores()?.server });
  try {
    const url = `http://127.0.0.1:${server.ready}`;
    const rows = await withRunning(measured, url, workload, log, async (running) => {
      const found: Table['rows'][number][] = [];
      for (const {
        contender: { name },
        run,
        ask,
      } of running) {
        const cells: Cell[] = [];
        for (const size of sizes) {
          log(`${name}, ${size} at a time`);
          const { seconds } = await run(workload.crowd, size);
          const { peak } = await ask<Memory>('memory');
          cells.push(workload.crowd / seconds, peak / 1e6);
        }
        found.push({ name, cells });
      }
      return found;
    });
    const table: Table = {
      title: 'As more launches come at a time',
      columns: sizes.flatMap((size) => [
        { name: `${size} at a time`, unit: 'exchanges/s' },
        { name: 'peak', unit: 'MB' },
      ]),
      rows,
      notes: [
        `${workload.crowd} exchanges at each step, in one process. The peak is the most memory that the process ever had up to there, with the runtime’s own in it.`,
      ],
    };
    const cell = (id: string, size: number, offset: 0 | 1): number => {
      const row = rows.find(({ name }) => name === contender(id).name);
      return Number(row?.cells[2 * sizes.indexOf(size) + offset]);
    };
    return {
      tables: [table],
      figures: {
        'throughput at 1000, to that at 100': cell('ours', 1000, 0) / cell('ours', 100, 0),
        'peak memory at 1000, ours to node:http':
          cell('ours', 1000, 1) / cell('node-http', 1000, 1),
      },
    };
  } finally {
    await server.end();
  }
}
