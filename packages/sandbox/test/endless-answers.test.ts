import { expect, test } from 'vitest';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { createServer } from 'node:http';
import { createSandbox } from '../src/index.ts';
import { exchange, goodFields } from './token-request.ts';
import { codeOf } from './fault-answers.ts';

test('closing ends what hangs, and the port is free again', async () => {
  const sandbox = createSandbox();
  const { url } = await sandbox.listen();
  const hanging = exchange(sandbox, { code: 'code_hang' }, fetch);
  while (sandbox.requests().length === 0) await new Promise((resolve) => setTimeout(resolve, 5));
  await Promise.all([sandbox.close(), expect(hanging).rejects.toThrow()]);
  expect(sandbox.url).toBeUndefined();
  const server = createServer().listen(Number(new URL(url).port), '127.0.0.1');
  await new Promise((resolve) => server.once('listening', resolve));
  server.close();
});

test('closing ends what hangs without a socket', async () => {
  const sandbox = createSandbox();
  const hanging = ['code_hang', 'code_delay'].map((code) => codeOf(exchange(sandbox, { code })));
  while (sandbox.requests().length < 2) await new Promise((resolve) => setTimeout(resolve, 5));
  await sandbox.close();
  expect(await Promise.all(hanging)).toEqual(['ECONNRESET', 'ECONNRESET']);
});

test('what hangs without a socket obeys its signal even if garbage was collected meanwhile', async () => {
  setFlagsFromString('--expose-gc');
  const collect = runInNewContext('gc') as () => void;
  // Nothing outside holds the sandbox, the request or the signal.
  const outcomes = ['code_hang', 'code_slow_body', 'code_delay'].map(async (code) => {
    const sandbox = createSandbox();
    const body = new URLSearchParams({ ...goodFields(sandbox), code });
    const signal = AbortSignal.timeout(100);
    const sent = new Request(`${sandbox.origin}/v2/oauth/token`, {
      method: 'POST',
      body,
      signal,
    });
    return codeOf(sandbox.fetch(sent).then((response) => response.text()));
  });
  for (let count = 0; count < 3; count++) {
    await new Promise((resolve) => setTimeout(resolve, 10));
    collect();
  }
  expect(await Promise.all(outcomes)).toEqual(['TimeoutError', 'TimeoutError', 'TimeoutError']);
});
