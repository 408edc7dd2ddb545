import { parseArgs } from 'node:util';
import { seedOf, wholeNumber } from '@monpay-miniapp/shared/command-line';

/** What the command line says. */
export interface Options {
  readonly seed: number;
  readonly requests: number;
  readonly targets: readonly string[];
  readonly replay: string | undefined;
  readonly help: boolean;
}

const known = ['sandbox', 'mock', 'shop'];

/** The text of `--help`. */
export const usage = `Sends whatever a stranger could send to the sandbox, the mock and the demo's shop, each in a process of its
own, and fails if one ends, answers 500, prints a secret, keeps a socket or grows.

Usage: check:fuzz [--seed N] [--requests N] [--target NAME]... [--replay FILE --target NAME]

  --seed N        the same seed sends the same requests (default: a new one, which is printed)
  --requests N    how many in all, at least (default 21000; a million takes about ten minutes)
  --target NAME   sandbox, mock or shop; may be repeated (default: all)
  --replay FILE   send the conversations that an earlier run has written to FILE
  --help          print this`;

/**
 * Reads the arguments of the command.
 * @throws {Error} if one is wrong
 */
export function parseOptions(args: readonly string[]): Options {
  const { values } = parseArgs({
    args: args[0] === '--' ? args.slice(1) : [...args],
    options: {
      seed: { type: 'string' },
      requests: { type: 'string', default: '21000' },
      target: { type: 'string', multiple: true },
      replay: { type: 'string' },
      help: { type: 'boolean', default: false },
    },
  });
  const { seed, requests, target: targets = known, replay, help } = values;
  const unknown = targets.find((name) => !known.includes(name));
  if (unknown !== undefined) {
    throw new Error(`--target must be one of ${known.join(', ')}, not "${unknown}".`);
  }
  return {
    seed: seedOf(seed),
    requests: wholeNumber('--requests', requests),
    targets,
    replay,
    help,
  };
}
