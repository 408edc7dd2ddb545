import { spawnSync } from 'node:child_process';

/** Runs before all tests here, which prove nothing without a Redis. */
export function setup(): void {
  if (spawnSync('redis-server', ['--version']).status === 0) return;
  throw new Error('test:redis needs redis-server on the PATH: apt-get install redis-server');
}
