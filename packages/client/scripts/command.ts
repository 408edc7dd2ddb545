import { constants } from 'node:os';
import { Problem } from './problem.ts';

type Signal = 'SIGINT' | 'SIGTERM';

/** Runs a command that takes no arguments; its exit code is 0, 1 for a problem, or 128 + n for a signal. */
export async function runCommand(
  name: string,
  main: (stop: AbortSignal) => Promise<void>,
): Promise<void> {
  const stop = new AbortController();
  for (const signal of ['SIGINT', 'SIGTERM'] satisfies Signal[]) {
    process.once(signal, () => stop.abort(signal));
  }

  try {
    const given = process.argv.slice(2);
    if (given.length > 0) {
      throw new Problem(`It takes no arguments, but was given: ${given.join(' ')}`);
    }
    await main(stop.signal);
  } catch (error) {
    if (stop.signal.aborted) {
      console.error(`${name}: stopped. Nothing was changed.`);
      process.exitCode = 128 + constants.signals[stop.signal.reason as Signal];
      return;
    }
    console.error(error instanceof Problem ? `${name}: ${error.message}` : error);
    process.exitCode = 1;
  }
}
