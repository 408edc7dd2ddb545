import { spawnSync, type SpawnOptions } from 'node:child_process';
import { tmpdir } from 'node:os';

/**
 * How a database is started that refuses to run as root: as the user that its Debian package makes, in a folder which
 * that user may enter.
 */
export function unprivileged(name: string): Pick<SpawnOptions, 'uid' | 'gid'> & { cwd: string } {
  if (process.getuid?.() !== 0) return { cwd: tmpdir() };
  const [uid, gid] = ['-u', '-g'].map((flag) =>
    Number(spawnSync('id', [flag, name], { encoding: 'utf8' }).stdout),
  );
  return { uid: uid ?? 0, gid: gid ?? 0, cwd: tmpdir() };
}
