import { expect, onTestFinished, test } from 'vitest';
import type { ContenderQuestion } from '../src/workers/contender-process.ts';
import type { Run } from '../src/workers/measured-run.ts';
import type { Seen } from '../src/workers/seen-codes.ts';
import type { TokenServerQuestion } from '../src/workers/token-server.ts';
import { startWorker, type Worker } from '../src/workers/worker.ts';

// The floors need no package, so that this runs without the benchmark's own install.
test.each(['raw-socket', 'node-http', 'fetch'])(
  '%s exchanges codes in a process of its own, each with one request',
  async (id) => {
    const server: Worker<TokenServerQuestion, number> = await startWorker('token-server.ts');
    onTestFinished(server.end);
    const client: Worker<ContenderQuestion, string> = await startWorker('contender-process.ts', {
      args: [id, `http://127.0.0.1:${server.ready}`],
    });
    onTestFinished(client.end);

    const { seconds } = await client.ask<Run>({ run: 20, concurrency: 5 });
    expect(seconds).toBeGreaterThan(0);
    expect(await server.ask<Seen>({ series: client.ready })).toEqual({
      requests: 20,
      spentTwice: 0,
    });
  },
);

test('a worker that can not start says why', async () => {
  await expect(startWorker('contender-process.ts', { args: ['nobody'] })).rejects.toThrow(
    'contender-process.ts nobody: it ended with 1',
  );
});

test('one that fails at a question says why', async () => {
  const client: Worker<ContenderQuestion, string> = await startWorker('contender-process.ts', {
    args: ['fetch', 'http://127.0.0.1:1'],
  });
  onTestFinished(client.end);
  await expect(client.ask({ run: 1, concurrency: 1 })).rejects.toThrow('fetch failed');
});
