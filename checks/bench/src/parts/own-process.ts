import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';

/** A process that has ended. */
export interface Ended {
  /** Milliseconds from its start to its end. */
  readonly wall: number;
  readonly told: string;
}

/**
 * Runs a file of `start/` to its end.
 * @throws {Error} if it fails
 */
export function ownProcess(file: string, ...args: string[]): Ended {
  const path = fileURLToPath(new URL(`../start/${file}`, import.meta.url));
  const before = performance.now();
  const { status, stdout, stderr } = spawnSync(process.execPath, [path, ...args], {
    encoding: 'utf8',
    timeout: 30_000,
  });
  const wall = performance.now() - before;
  if (status !== 0) throw new Error(`${file} ${args[0]} ended with ${status}\n${stderr}`);
  return { wall, told: stdout };
}
