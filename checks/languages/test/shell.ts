import { run, type Finished, type RunOptions } from '@monpay-miniapp/shared/run';

/** Runs lines of shell, as a person would paste them, up to the first that fails. */
export function shell(lines: string, options: Partial<RunOptions> = {}): Promise<Finished> {
  return run('bash', ['-euo', 'pipefail', '-c', lines], {
    cwd: process.cwd(),
    timeout: 10 * 60_000,
    ...options,
  });
}
