import { fork, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { onTestFinished } from 'vitest';

/** A token endpoint that can be killed and started again on the port it had. */
export interface RestartingServer {
  readonly url: string;
  /** Every code that reached any of its lives, as it wrote it down before it answered. */
  readonly codes: () => string[];
  readonly start: () => Promise<void>;
  /** Ends it in the middle of everything, as the system does. */
  readonly kill: () => Promise<void>;
  /** Lets it listen no more, answer what comes with `Connection: close`, and end when nobody is left. */
  readonly drain: () => Promise<void>;
}

/** A process of its own with a TLS server in it. */
export async function restartingServer(certificate: {
  readonly key: string;
  readonly cert: string;
}): Promise<RestartingServer> {
  const folder = mkdtempSync(join(tmpdir(), 'restarting-'));
  const log = join(folder, 'codes');
  writeFileSync(log, '');
  let running: ChildProcess | undefined;
  let port = 0;

  async function ended(how: (child: ChildProcess) => unknown): Promise<void> {
    const child = running;
    running = undefined;
    if (!child) return;
    const exited = once(child, 'exit');
    how(child);
    await exited;
  }
  async function start(): Promise<void> {
    const { key, cert } = certificate;
    const settings = JSON.stringify({ key, cert, log, port });
    running = fork(new URL('restarting-server-process.ts', import.meta.url), [settings]);
    const [message] = await Promise.race([once(running, 'message'), once(running, 'exit')]);
    if (typeof message !== 'object') throw new Error(`the server ended with ${String(message)}`);
    ({ port } = message as { port: number });
  }

  onTestFinished(async () => {
    await ended((child) => child.kill('SIGKILL'));
    rmSync(folder, { recursive: true });
  });
  await start();
  return {
    url: `https://127.0.0.1:${port}`,
    codes: () => readFileSync(log, 'utf8').split('\n').filter(Boolean),
    start,
    kill: () => ended((child) => child.kill('SIGKILL')),
    drain: () => ended((child) => child.send('drain')),
  };
}
