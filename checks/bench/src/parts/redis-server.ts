import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';

/**
 * Runs a Redis for as long as the work takes, on a socket of its own and empty.
 * @returns `undefined` if this machine has no `redis-server`
 */
export async function withRedis<Result>(
  work: (socket: string) => Promise<Result>,
): Promise<Result | undefined> {
  const folder = await mkdtemp(join(tmpdir(), 'monpay-bench-'));
  const socket = join(folder, 'redis.sock');
  const options = ['--port', '0', '--unixsocket', socket, '--save', '', '--dir', folder];
  const child = spawn('redis-server', options, { stdio: ['ignore', 'pipe', 'inherit'] });
  const kill = (): unknown => child.kill('SIGKILL');
  process.once('exit', kill);
  const ended = once(child, 'close').catch(() => {});
  try {
    if (!(await started(child))) return undefined;
    return await work(socket);
  } finally {
    kill();
    await ended;
    process.off('exit', kill);
    await rm(folder, { recursive: true });
  }
}

async function started(child: ReturnType<typeof spawn>): Promise<boolean> {
  try {
    await once(child, 'spawn');
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return false;
    throw error;
  }
  if (!child.stdout) return false;
  for await (const line of createInterface(child.stdout)) {
    if (!/ready to accept connections/i.test(line)) continue;
    child.stdout.resume();
    return true;
  }
  throw new Error('redis-server ended before it was ready.');
}
