import { spawnSync } from 'node:child_process';
import { Problem } from './problem.ts';
import { repository } from './published-packages.ts';

/**
 * Runs a command at the top of the repository, and lets it say what it does.
 * @throws {Problem} where it fails
 */
export function run(
  command: string,
  args: readonly string[],
  env: Record<string, string> = {},
): void {
  const { status, error } = spawnSync(command, args, {
    cwd: repository,
    env: { ...process.env, ...env },
    stdio: ['ignore', 'inherit', 'inherit'],
  });
  if (status !== 0) {
    throw new Problem(`"${command} ${args.join(' ')}" failed${error ? `: ${error.message}` : '.'}`);
  }
}
