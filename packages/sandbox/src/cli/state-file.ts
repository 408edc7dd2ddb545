import { createHash, randomBytes } from 'node:crypto';
import { mkdirSync, readFileSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { homedir } from 'node:os';
import { join } from 'node:path';
import type { SavedState } from '../world/saved-state.ts';
import { CliError } from './cli-error.ts';
import { claimLock } from './lock.ts';

/** What a run left behind for the next one in the same folder. */
interface Kept {
  /** The seed that was made up, if none was given. */
  readonly seed: string;
  readonly state?: SavedState;
}

/** The file in which the sandboxes of one folder keep what they know. */
export interface StateFile {
  readonly path: string;
  /** The seed, which makes the credentials what they were. */
  readonly seed: string;
  readonly state: SavedState | undefined;
  /**
   * Writes the state, whole or not at all, for this user alone.
   * @throws {Error} if it can't, or another sandbox keeps the state of the folder now
   */
  write(state: SavedState): void;
}

/** The longest file that is read: bytes. Ten thousand invoices are a tenth of it. */
const longest = 100_000_000;

/**
 * Opens the state of the current folder.
 * @param given the seed, if one was given; each seed has a file of its own
 * @param fresh whether to forget what was kept
 * @returns undefined if another sandbox of the folder is running, which keeps it
 * @throws {CliError} if there is a file that can't be used
 * @throws {Error} if there is no place for it
 */
export function openStateFile(given: string | undefined, fresh: boolean): StateFile | undefined {
  const folder = join(
    process.env['XDG_STATE_HOME'] || join(homedir(), '.local', 'state'),
    'monpay-sandbox',
  );
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  const name = createHash('sha256').update(JSON.stringify([process.cwd(), given ?? null]));
  const path = join(folder, `${name.digest('hex').slice(0, 32)}.json`);
  const lock = claimLock(`${path}.lock`);
  if (!lock) return undefined;
  const kept = fresh ? undefined : read(path);
  const seed = given ?? kept?.seed ?? randomBytes(32).toString('base64url');
  return {
    path,
    seed,
    state: kept?.state,
    write(state) {
      if (!lock.isHeld()) throw new Error('another sandbox of this folder keeps it now');
      const whole: Kept = { seed, state };
      const draft = `${path}.${process.pid}`;
      rmSync(draft, { force: true });
      writeFileSync(draft, JSON.stringify(whole), { mode: 0o600, flag: 'wx' });
      renameSync(draft, path);
    },
  };
}

function read(path: string): Kept | undefined {
  const size = statSync(path, { throwIfNoEntry: false })?.size;
  if (size === undefined) return undefined;
  try {
    if (size > longest) throw new RangeError();
    const kept = JSON.parse(readFileSync(path, 'utf8')) as Partial<Kept> | null;
    const { seed, state } = kept ?? {};
    if (typeof seed === 'string' && typeof state === 'object') return { seed, state };
  } catch {
    // Answered below.
  }
  throw unusable(path);
}

/** The error for a file that holds something else. */
export function unusable(path: string): CliError {
  return new CliError(
    `The state that the last sandbox of this folder kept in ${path} can't be used. Start with --fresh to discard it.`,
  );
}
