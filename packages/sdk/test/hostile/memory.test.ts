import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { requestToken } from '../../src/index.ts';
import {
  assertOutcome,
  clientOf,
  freshCode,
  invalid,
  nothingElseIsThrown,
  settled,
  type Over,
} from './hostile-case.ts';

const most = 20_000_000;
const bodies = ['plain', 'chunked', 'endless', 'gzip', 'gzip in gzip', 'br', 'zstd'];

setFlagsFromString('--expose-gc');
const collectGarbage = runInNewContext('gc') as () => void;

let url = '';
let stop = (): unknown => undefined;

beforeAll(async () => {
  const server = spawn(
    process.execPath,
    [fileURLToPath(new URL('memory-server.ts', import.meta.url))],
    {
      stdio: ['pipe', 'pipe', 'inherit'],
    },
  );
  stop = () => server.stdin.end();
  const [port] = (await once(server.stdout, 'data')) as [Buffer];
  url = `http://127.0.0.1:${String(port).trim()}`;
});
afterAll(() => stop());

describe.each<Over>(['node', 'fetch'])('200 MB over %s stay unread:', (over) => {
  nothingElseIsThrown();

  async function exchange(body: string): Promise<void> {
    const client = clientOf({ url: `${url}/${encodeURIComponent(body)}` }, over, {
      timeout: 10_000,
    });
    const outcome = await settled(requestToken(client, { code: freshCode() }), 10_000);
    assertOutcome(outcome, invalid(200, 'larger than 65536'));
  }

  test.each(bodies)('%s', async (body) => {
    // Before that, since the first of their kind load what they need and keep it.
    for (let i = 0; i < 3; i++) await exchange(body);
    collectGarbage();
    const before = process.memoryUsage.rss();
    let peak = before;
    const watch = setInterval(() => (peak = Math.max(peak, process.memoryUsage.rss())), 1);
    await exchange(body);
    clearInterval(watch);
    peak = Math.max(peak, process.memoryUsage.rss());
    expect(peak - before).toBeLessThan(most);

    collectGarbage();
    const { arrayBuffers, external } = process.memoryUsage();
    expect(arrayBuffers).toBeLessThan(most);
    expect(external).toBeLessThan(most);
  });
});
