import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { freePort } from '@monpay-miniapp/shared/free-port';
import { run } from '@monpay-miniapp/shared/run';
import { bunBinary, versionOf } from './programs.ts';
import type { Row } from './table.ts';

const expected = '{"claimed":1,"released":true,"refused":"READONLY","afterwards":true}';

/** Plays Bun's own Redis client, which no other runtime has, against a real redis-server. */
export async function playBunRedis(cwd: string): Promise<Row> {
  await using redis = await redisServer(cwd);
  const { status, stdout, stderr } = await run(bunBinary, ['bun-redis.mjs'], {
    cwd,
    env: { REDIS_URL: `redis://127.0.0.1:${redis.port}` },
  });
  const remembers = stdout.trim() === expected ? [] : [`said ${stdout}`];
  const ends = status === 0 && stderr === '' ? [] : [`ended with ${status}\n${stderr}`];
  const bun = await versionOf('@oven/bun-linux-x64');
  return [`Bun ${bun}`, { ends, 'remembers spent codes': remembers }];
}

async function redisServer(cwd: string): Promise<AsyncDisposable & { readonly port: number }> {
  const port = await freePort();
  const options = `--bind 127.0.0.1 --port ${port} --appendonly no`;
  const child = spawn('redis-server', [...options.split(' '), '--save', ''], {
    cwd,
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const ended = once(child, 'exit');
  const stop = async (): Promise<void> => {
    child.kill('SIGKILL');
    await ended;
  };
  for await (const line of createInterface(child.stdout)) {
    if (!/ready to accept connections/i.test(line)) continue;
    child.stdout.resume();
    return { port, [Symbol.asyncDispose]: stop };
  }
  throw new Error('redis-server did not start');
}
