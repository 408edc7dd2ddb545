import type { Workload } from '../workload.ts';
import { credentials, launches } from '../launches.ts';
import type { Table } from '../report/table.ts';
import type { ExchangeGivenOptions, Given } from '../workers/exchange-given.ts';
import type { Seen } from '../workers/seen-codes.ts';
import type { TokenServerQuestion } from '../workers/token-server.ts';
import { startWorker, type Worker } from '../workers/worker.ts';
import { withRedis } from './redis-server.ts';

/** Two processes that are launched with the same codes at the same time, and share a Redis. */
export async function sharedRedis(workload: Workload, log: (line: string) => void): Promise<Table> {
  log('two processes and a Redis');
  const table = {
    title: 'Two processes share a Redis',
    columns: [
      { name: 'launches', unit: '' },
      { name: 'requests', unit: '' },
      { name: 'codes spent twice', unit: '' },
      { name: 'tokens', unit: '' },
      { name: 'launches', unit: '/s' },
    ],
  };
  const raced = await withRedis((redis) => race(workload.sandboxCodes, redis));
  if (!raced) {
    const notes = ['Not measured: this machine has no redis-server.'];
    return { ...table, rows: [], notes };
  }
  const alone = await race(workload.sandboxCodes);
  return {
    ...table,
    rows: [
      { name: 'with a Redis', cells: raced },
      { name: 'each with a memory of its own', cells: alone },
    ],
    notes: [
      'Both processes get every code, 50 launches at a time each, over one Redis on a Unix socket. What the second line shows is why it is there: two memories that know nothing of each other.',
    ],
  };
}

async function race(count: number, redis?: string): Promise<Table['rows'][number]['cells']> {
  const server: Worker<TokenServerQuestion, number> = await startWorker('token-server.ts');
  const url = `http://127.0.0.1:${server.ready}`;
  const options: ExchangeGivenOptions = { id: 'ours', url, credentials, ...(redis && { redis }) };
  const start = (): Promise<Worker<object, undefined>> =>
    startWorker('exchange-given.ts', { args: [JSON.stringify(options)] });
  const both = await Promise.all([start(), start()]);
  try {
    const { next, series } = launches();
    const codes = Array.from({ length: count }, next);
    const given = await Promise.all(both.map(({ ask }) => ask<Given>({ codes, concurrency: 50 })));
    const { requests, spentTwice } = await server.ask<Seen>({ series });
    const tokens = given.reduce((sum, one) => sum + one.tokens, 0);
    const seconds = Math.max(...given.map((one) => one.seconds));
    return [2 * count, requests, spentTwice, tokens, (2 * count) / seconds];
  } finally {
    await Promise.all([server, ...both].map(({ end }) => end()));
  }
}
