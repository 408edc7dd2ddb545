import { contender } from '../contenders.ts';
import type { Workload } from '../workload.ts';
import type { Table } from '../report/table.ts';
import { twoCores } from '../workers/cores.ts';
import type { Memory } from '../workers/memory.ts';
import type { Seen } from '../workers/seen-codes.ts';
import type { TokenServerQuestion } from '../workers/token-server.ts';
import { startWorker, type Worker } from '../workers/worker.ts';
import { startContender } from './running-contenders.ts';

/** Throughput and memory of one process as it has exchanged more codes, all different. */
export async function distinctCodes(
  workload: Workload,
  log: (line: string) => void,
): Promise<Table> {
  const server: Worker<TokenServerQuestion, number> = await startWorker('token-server.ts', {
    core: twoCores()?.server,
  });
  const ours = await startContender(contender('ours'), {
    url: `http://127.0.0.1:${server.ready}`,
    execArgv: ['--expose-gc'],
  });
  try {
    const rows: Table['rows'][number][] = [];
    for (let total = 1_000; total <= workload.distinctCodes; total *= 10) {
      log(`${total} codes`);
      const count = total - ours.exchanged();
      const { seconds } = await ours.run(count, 50);
      const { resident, alive } = await ours.ask<Memory>('memory');
      const { spentTwice } = await server.ask<Seen>({ series: ours.series });
      const name = `${total.toLocaleString('en-US').replaceAll(',', ' ')} codes`;
      rows.push({ name, cells: [count / seconds, alive / 1e6, resident / 1e6, spentTwice] });
    }
    return {
      title: 'As codes add up in one process',
      columns: [
        { name: 'throughput of the last', unit: 'exchanges/s' },
        { name: 'alive', unit: 'MB', digits: 1 },
        { name: 'resident', unit: 'MB' },
        { name: 'codes spent twice', unit: '' },
      ],
      rows,
      notes: [
        'Over loopback, 50 at a time, in one process that was not warmed up, so the first line is slow. Alive is what a garbage collection leaves on the heap and in buffers.',
      ],
    };
  } finally {
    await Promise.all([server.end(), ours.end()]);
  }
}
