import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { Redis } from 'ioredis';
import { freePort } from '@monpay-miniapp/shared/free-port';
import { onTestFinished } from 'vitest';

export interface RedisServer {
  readonly port: number;
  /** Stops answering, keeps its connections and what it was sent. */
  readonly freeze: () => void;
  readonly thaw: () => void;
  readonly stop: () => Promise<void>;
  /** Starts it again, empty, on the port it had. */
  readonly start: () => Promise<void>;
  /** One command over a connection of its own. */
  readonly command: (name: string, ...args: (string | number)[]) => Promise<unknown>;
}

/** A real redis-server on loopback, gone when the test is. */
export async function redisServer(...args: string[]): Promise<RedisServer> {
  const folder = mkdtempSync(join(tmpdir(), 'spent-codes-'));
  const port = await freePort();
  let running: ChildProcess | undefined;
  const kill = (): unknown => running?.kill('SIGKILL');
  process.once('exit', kill);

  const server: RedisServer = {
    port,
    freeze: () => void running?.kill('SIGSTOP'),
    thaw: () => void running?.kill('SIGCONT'),
    async stop() {
      const stopping = running;
      running = undefined;
      if (!stopping || stopping.exitCode !== null || stopping.signalCode) return;
      stopping.kill('SIGKILL');
      await once(stopping, 'exit');
    },
    async start() {
      const options = `--bind 127.0.0.1 --port ${port} --appendonly no --dir ${folder}`;
      const child = spawn('redis-server', [...options.split(' '), '--save', '', ...args], {
        stdio: ['ignore', 'pipe', 'inherit'],
      });
      running = child;
      const log: string[] = [];
      for await (const line of createInterface(child.stdout)) {
        log.push(line);
        if (/ready to accept connections/i.test(line)) return void child.stdout.resume();
      }
      throw new Error(`redis-server did not start:\n${log.join('\n')}`);
    },
    async command(name, ...rest) {
      const admin = new Redis({ port, enableReadyCheck: false });
      try {
        return await admin.call(name, ...rest);
      } finally {
        admin.disconnect();
      }
    },
  };
  onTestFinished(async () => {
    await server.stop();
    process.off('exit', kill);
    rmSync(folder, { recursive: true, force: true });
  });
  await server.start();
  return server;
}
