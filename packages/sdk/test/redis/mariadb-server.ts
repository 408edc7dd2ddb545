import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { chownSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { freePort } from '@monpay-miniapp/shared/free-port';
import { unprivileged } from '@monpay-miniapp/shared/unprivileged';
import { onTestFinished } from 'vitest';

export interface MariadbServer {
  readonly url: string;
  readonly stop: () => Promise<void>;
}

/** A real MariaDB on loopback, gone when the test is. */
export async function mariadbServer(): Promise<MariadbServer> {
  const folder = mkdtempSync(join(tmpdir(), 'mariadb-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  const user = unprivileged('mysql');
  if (user.uid !== undefined) chownSync(folder, user.uid, user.gid ?? user.uid);
  const data = join(folder, 'data');
  const made = spawnSync(
    'mariadb-install-db',
    ['--no-defaults', `--datadir=${data}`, '--auth-root-authentication-method=normal'],
    { ...user, encoding: 'utf8' },
  );
  if (made.status !== 0) throw new Error(`mariadb-install-db failed:\n${made.stderr}`);

  const port = await freePort();
  const settings = `--no-defaults --datadir=${data} --port=${port} --socket=${folder}/socket`;
  const options = [...settings.split(' '), '--bind-address=127.0.0.1', '--skip-name-resolve'];
  const server = spawn('mariadbd', options, {
    ...user,
    // Debian keeps it with what only root runs.
    env: { ...process.env, PATH: `${process.env['PATH']}:/usr/sbin` },
    stdio: ['ignore', 'ignore', 'pipe'],
  });
  const stop = async (): Promise<void> => {
    if (server.exitCode !== null || server.signalCode) return;
    server.kill('SIGKILL');
    await once(server, 'exit');
  };
  onTestFinished(stop);
  const log: string[] = [];
  for await (const line of createInterface(server.stderr)) {
    log.push(line);
    if (!line.includes('ready for connections')) continue;
    server.stderr.resume();
    return { url: `mysql://root@127.0.0.1:${port}/test`, stop };
  }
  throw new Error(`mariadbd did not start:\n${log.join('\n')}`);
}
