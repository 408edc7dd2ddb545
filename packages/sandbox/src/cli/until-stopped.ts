import { endWithRunner } from './end-with-runner.ts';

/**
 * Resolves at SIGINT, SIGTERM or SIGHUP, or if the package runner that started the command is gone; a second
 * signal ends the process at once.
 */
export function untilStopped(): Promise<void> {
  endWithRunner();
  return new Promise((resolve) => {
    for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const)
      process.once(signal, () => resolve());
  });
}
