import { parseArgs } from 'node:util';
import { seedOf, wholeNumber } from '@monpay-miniapp/shared/command-line';

/** What the command line says. */
export interface Options {
  readonly seed: number;
  /** How long, or `undefined` for a fixed number of cycles. */
  readonly minutes: number | undefined;
  readonly help: boolean;
}

/** The text of `--help`. */
export const usage = `Exchanges codes over TLS with a server that resets, drains, falls silent, restarts and more, and fails if a code
is sent twice, if an exchange ends with neither a token nor an error of the wrapper's, or if the process keeps
memory, sockets or timers.

Usage: check:soak [--minutes N] [--seed N]

  --minutes N   how long (default: a few cycles, which takes less than 20 seconds)
  --seed N      the same seed meets the same faults in the same order (default: a new one, which is printed)
  --help        print this`;

/**
 * Reads the arguments of the command.
 * @throws {Error} if one is wrong
 */
export function parseOptions(args: readonly string[]): Options {
  const { values } = parseArgs({
    args: args[0] === '--' ? args.slice(1) : [...args],
    options: {
      seed: { type: 'string' },
      minutes: { type: 'string' },
      help: { type: 'boolean', default: false },
    },
  });
  const { seed, minutes, help } = values;
  return {
    seed: seedOf(seed),
    minutes: minutes === undefined ? undefined : wholeNumber('--minutes', minutes),
    help,
  };
}
