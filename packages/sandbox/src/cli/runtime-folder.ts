import { lstatSync, mkdirSync } from 'node:fs';
import { tmpdir, userInfo } from 'node:os';
import { join } from 'node:path';

/**
 * A folder that only this user can read, where a running sandbox says how it is reached.
 * @throws {Error} if somebody else has made it, or it can't be made
 */
export function runtimeFolder(): string {
  const uid = process.getuid?.();
  const base = process.env['XDG_RUNTIME_DIR'] || tmpdir();
  const folder = join(base, `monpay-sandbox-${uid ?? userInfo().username}`);
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  const found = lstatSync(folder);
  // The folder for temporary files is everybody's: another user may have made this one first.
  const mine = uid === undefined || (found.uid === uid && (found.mode & 0o077) === 0);
  if (!found.isDirectory() || !mine) throw new Error(`${folder} is not this user's own`);
  return folder;
}
