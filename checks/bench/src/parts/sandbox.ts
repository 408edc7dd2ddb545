import type { Workload } from '../workload.ts';
import { median, sample } from '../statistics.ts';
import type { Table } from '../report/table.ts';
import { twoCores } from '../workers/cores.ts';
import type { ExchangeGivenOptions, Given } from '../workers/exchange-given.ts';
import type { SandboxReady } from '../workers/sandbox-server.ts';
import { startWorker } from '../workers/worker.ts';

/** Codes of one turn. The sandbox remembers 10 000. */
const turn = 2_000;

/** How many exchanges a second the sandbox answers, as a merchant's tests would ask it. */
export async function sandbox(workload: Workload, log: (line: string) => void): Promise<Table> {
  const cores = twoCores();
  const server = await startWorker<'cpu' | { codes: number }, SandboxReady>('sandbox-server.ts', {
    core: cores?.server,
  });
  const options: ExchangeGivenOptions = { id: 'node-http', ...server.ready };
  const client = await startWorker<object, undefined>('exchange-given.ts', {
    args: [JSON.stringify(options)],
    core: cores?.client,
  });
  try {
    log('the sandbox');
    const throughput: number[] = [];
    const cpu: number[] = [];
    for (let done = 0; done < workload.uncounted + workload.sandboxCodes; done += turn) {
      const codes = await server.ask<string[]>({ codes: turn });
      const before = await server.ask<number>('cpu');
      const { tokens, seconds } = await client.ask<Given>({ codes, concurrency: 50 });
      if (tokens !== turn) throw new Error(`The sandbox gave ${tokens} tokens for ${turn} codes.`);
      if (done < workload.uncounted) continue;
      throughput.push(turn / seconds);
      cpu.push(((await server.ask<number>('cpu')) - before) / turn);
    }
    return {
      title: 'The sandbox',
      columns: [
        { name: 'throughput', unit: 'exchanges/s' },
        { name: 'its CPU', unit: 'µs' },
      ],
      rows: [{ name: 'createSandbox().listen()', cells: [sample(throughput), sample(cpu)] }],
      notes: [
        `Asked over node:http, 50 at a time, on its own core, which it is busy with for ${Math.round((median(throughput) * median(cpu)) / 1e4)} % of the time.`,
      ],
    };
  } finally {
    await Promise.all([server.end(), client.end()]);
  }
}
