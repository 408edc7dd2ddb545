import { expect, test as base } from 'vitest';
import { TemporaryRepository } from './temporary-repository.ts';

// oxlint-disable-next-line no-empty-pattern -- vitest wants a pattern there, even one of nothing
export const test = base.extend('repo', ({}, { onCleanup }) => {
  const repo = new TemporaryRepository();
  onCleanup(() => repo[Symbol.dispose]());
  repo.write('packages/client/src/generated/index.ts', 'what was there');
  repo.write('packages/client/generated.lock', 'the lock that was there');
  return repo;
});

/** What a run prints as it fails, having left everything as it was. */
export async function failure(repo: TemporaryRepository, ...args: string[]): Promise<string> {
  const before = repo.snapshot();
  const { exitCode, stdout, stderr } = await repo.generate(...args);
  expect(exitCode, stderr).toBe(1);
  expect(stderr).not.toMatch(/^\s+at /m);
  expect(repo.snapshot()).toEqual(before);
  return stderr + stdout;
}

export async function success(repo: TemporaryRepository, ...args: string[]): Promise<string> {
  const { exitCode, stdout, stderr } = await repo.generate(...args);
  expect(exitCode, stderr).toBe(0);
  return stdout;
}
