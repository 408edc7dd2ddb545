import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { chmodSync, chownSync, existsSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { freePort } from './free-port.ts';
import { unprivileged } from './unprivileged.ts';

/** A Postgres that runs. */
export interface PostgresServer {
  readonly url: string;
  /** Ends it and removes its data; again does nothing. */
  readonly stop: () => Promise<void>;
}

/**
 * A real Postgres on loopback, with a database of its own.
 * @throws {Error} if it is not installed, or does not start
 */
export async function postgresServer(): Promise<PostgresServer> {
  const data = mkdtempSync(join(tmpdir(), 'postgres-'));
  const user = unprivileged('postgres');
  if (user.uid !== undefined) chownSync(data, user.uid, user.gid ?? user.uid);
  chmodSync(data, 0o700);
  const bin = binaries();
  const options = `-D ${data} -U postgres -A trust --no-sync --encoding UTF8`.split(' ');
  const made = spawnSync(join(bin, 'initdb'), options, { ...user, encoding: 'utf8' });
  if (made.status !== 0) throw new Error(`initdb failed:\n${made.stderr}`);

  const port = await freePort();
  const settings = `-D ${data} -h 127.0.0.1 -p ${port} -c fsync=off -c unix_socket_directories=`;
  const server = spawn(join(bin, 'postgres'), settings.split(' '), {
    ...user,
    stdio: ['ignore', 'ignore', 'pipe'],
  });
  const stop = async (): Promise<void> => {
    if (server.exitCode === null && !server.signalCode) {
      server.kill('SIGQUIT');
      await once(server, 'exit');
    }
    rmSync(data, { recursive: true, force: true });
  };
  const log: string[] = [];
  for await (const line of createInterface(server.stderr)) {
    log.push(line);
    if (!line.includes('ready to accept connections')) continue;
    server.stderr.resume();
    return { url: `postgres://postgres@127.0.0.1:${port}/postgres`, stop };
  }
  throw new Error(`postgres did not start:\n${log.join('\n')}`);
}

/** Debian keeps each version's in a folder of its own, which is not on the PATH. */
function binaries(): string {
  const root = '/usr/lib/postgresql';
  const versions = existsSync(root) ? readdirSync(root) : [];
  const latest = versions.toSorted((a, b) => Number(a) - Number(b)).at(-1);
  return latest === undefined ? '' : join(root, latest, 'bin');
}
