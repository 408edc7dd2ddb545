import { randomUUID } from 'node:crypto';
import {
  mkdirSync,
  readFileSync,
  rmdirSync,
  rmSync,
  statSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { isRunning } from './is-running.ts';

/** Something that one process at a time has, until it ends. */
export interface Lock {
  /** Whether it is still this process's: another takes it if this one seems to be dead, as after a long suspend. */
  readonly isHeld: () => boolean;
}

/** How often a holder shows that it lives: milliseconds. */
const heartbeat = 2000;
/** How long a holder may be silent, since after a crash another process can have got its number: milliseconds. */
const longestSilence = 15_000;
/** How long somebody may take to remove a lock that was left behind: milliseconds. */
const patience = 2000;

/**
 * Claims a lock, which is a file. However many processes try at once, one gets it. What a crash left behind is
 * nobody's.
 * @returns undefined if another process has it
 * @throws {Error} if there is no place for it
 */
export function claimLock(path: string): Lock | undefined {
  const mark = `${process.pid} ${randomUUID()}`;
  return create(path, mark) || replaceStale(path, mark) ? held(path, mark) : undefined;
}

function create(path: string, mark: string): boolean {
  try {
    writeFileSync(path, mark, { mode: 0o600, flag: 'wx' });
    return true;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EEXIST') return false;
    throw error;
  }
}

/** Two that find the same stale lock must not remove each other's new one: only one may remove at a time. */
function replaceStale(path: string, mark: string): boolean {
  const removing = `${path}.removing`;
  for (const started = Date.now(); isStale(path);) {
    try {
      mkdirSync(removing);
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
      // Whoever removes takes milliseconds, unless it crashed in them.
      if (silence(removing) > patience) rmSync(removing, { recursive: true, force: true });
      else if (Date.now() - started > 2 * patience) return false;
      Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 10);
      continue;
    }
    try {
      // Again, now that nobody else removes it.
      if (!isStale(path)) return false;
      rmSync(path, { force: true });
      return create(path, mark);
    } finally {
      rmdirSync(removing);
    }
  }
  return create(path, mark);
}

function isStale(path: string): boolean {
  const pid = Number(/^(\d+) /.exec(read(path))?.[1]);
  // In a container each sandbox can have the same number.
  const isDead = pid > 0 && (pid === process.pid || !isRunning(pid));
  return isDead || silence(path) > longestSilence;
}

function held(path: string, mark: string): Lock {
  const isHeld = (): boolean => read(path) === mark;
  setInterval(() => {
    if (isHeld()) utimesSync(path, new Date(), new Date());
  }, heartbeat).unref();
  process.once('exit', () => {
    if (isHeld()) rmSync(path, { force: true });
  });
  return { isHeld };
}

/** Milliseconds since a file was last touched; 0 if there is none. */
function silence(path: string): number {
  const { mtimeMs } = statSync(path, { throwIfNoEntry: false }) ?? {};
  return mtimeMs === undefined ? 0 : Date.now() - mtimeMs;
}

/** Empty if there is none. */
function read(path: string): string {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    return '';
  }
}
