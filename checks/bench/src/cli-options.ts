import { parseArgs } from 'node:util';
import { partNames, type PartName } from './part-names.ts';

/** What the command line says. */
export interface CliOptions {
  readonly quick: boolean;
  readonly only: readonly PartName[];
  /** The file to write the results to, as JSON. */
  readonly json: string | undefined;
  /** The file to draw the chart in. */
  readonly svg: string | undefined;
  /** Whether the results are to be the ones that are committed. */
  readonly save: boolean;
  readonly help: boolean;
}

/** The text of `--help`. */
export const usage = `Measures the wrapper beside what a merchant would otherwise use, on this machine.

Usage: bench [--quick] [--only PART,…] [--json FILE] [--svg FILE] [--save]

  --quick      less than a minute, for CI: fails only if a bound is missed by far
  --only PART  some of ${partNames.join(', ')}
  --json FILE  writes the results, with the machine they come from
  --svg FILE   draws them
  --save       writes checks/bench/results/latest.json, .md and .svg
  --help       this text

Tables go to standard output, progress to standard error.`;

/** The command line is wrong. */
export class UsageError extends Error {}

/**
 * Reads the arguments of the command.
 * @throws {UsageError} with one sentence about the first that is wrong.
 */
export function parseCliOptions(args: readonly string[]): CliOptions {
  // `pnpm bench -- --quick` hands the `--` on.
  const { only, json, svg, ...flags } = parse(args[0] === '--' ? args.slice(1) : [...args]);
  for (const [name, file] of Object.entries({ json, svg })) {
    if (file === '') throw new UsageError(`--${name} takes the name of a file.`);
  }
  const chosen = only?.split(',').map(partNamed);
  if (flags.save && (flags.quick || chosen)) {
    throw new UsageError('--save is for a whole run: leave --quick and --only away.');
  }
  // In the usual order, each once.
  return { ...flags, json, svg, only: partNames.filter((name) => chosen?.includes(name) ?? true) };
}

function partNamed(name: string): PartName {
  const part = partNames.find((one) => one === name);
  if (part) return part;
  throw new UsageError(`--only takes some of ${partNames.join(', ')}, with commas; not "${name}".`);
}

function parse(args: string[]) {
  try {
    return parseArgs({
      args,
      options: {
        quick: { type: 'boolean', default: false },
        only: { type: 'string' },
        json: { type: 'string' },
        svg: { type: 'string' },
        save: { type: 'boolean', default: false },
        help: { type: 'boolean', default: false },
      },
    }).values;
  } catch (cause) {
    const [sentence] = (cause as Error).message.split(/\.? To specify|\n/);
    throw new UsageError(`${sentence}. See --help.`, { cause });
  }
}
