import { spawnSync } from 'node:child_process';
import { Problem } from './problem.ts';

/** What git answers, without the last line's end. */
export function git(repository: string, ...args: string[]): string {
  const { status, stdout, stderr, error } = spawnSync('git', args, {
    cwd: repository,
    encoding: 'utf8',
    maxBuffer: 100_000_000,
  });
  if (error) throw new Problem(`git cannot be run: ${error.message}`);
  if (status !== 0) throw new Problem(`git ${args.join(' ')} failed:\n${stderr}`);
  return stdout.trimEnd();
}

/** Whether git answers with success. */
export function gitAgrees(repository: string, ...args: string[]): boolean {
  return spawnSync('git', args, { cwd: repository, stdio: 'ignore' }).status === 0;
}

/** Its lines, none if it answers nothing. */
export function gitLines(repository: string, ...args: string[]): string[] {
  return git(repository, ...args)
    .split('\n')
    .filter((line) => line !== '');
}
