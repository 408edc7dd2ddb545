import { parseArgs } from 'node:util';
import { defaultSpecFile } from './spec-file.ts';

/** What the command line says. */
export interface CliOptions {
  port: number;
  specFile: string;
  help: boolean;
}

/** The text of `--help`. */
export const usage = `Plays MonPay's token endpoint on 127.0.0.1: Prism, serving the spec's examples.

Usage: mock [--port N] [--spec FILE]

  --port N     the port to listen on (default 4010; 0 takes any free one)
  --spec FILE  the OpenAPI document to serve (default: the one in spec/)
  --help       print this`;

/** The command line is wrong. */
export class UsageError extends Error {}

/**
 * Reads the arguments of the command.
 * @throws {UsageError} if one is wrong; the message is one sentence about the first.
 */
export function parseCliOptions(args: readonly string[]): CliOptions {
  // `pnpm mock -- --port 1` passes the `--` on.
  const { port, spec, help } = parse(args[0] === '--' ? args.slice(1) : [...args]);
  if (!/^\d{1,5}$/.test(port) || Number(port) > 65_535) {
    throw new UsageError(`--port must be a whole number from 0 to 65535, not "${port}".`);
  }
  if (spec === '') throw new UsageError('--spec needs the name of a file.');
  return { port: Number(port), specFile: spec, help };
}

function parse(args: string[]) {
  try {
    return parseArgs({
      args: withNegativePort(args),
      options: {
        port: { type: 'string', default: '4010' },
        spec: { type: 'string', default: defaultSpecFile },
        help: { type: 'boolean', default: false },
      },
    }).values;
  } catch (cause) {
    const [sentence] = (cause as Error).message.split(/\.? To specify|\.?\n/);
    throw new UsageError(`${sentence}. See --help.`, { cause });
  }
}

/** `--port -1` as `--port=-1`: a number below zero is a value, although it begins like a flag. */
function withNegativePort(args: readonly string[]): string[] {
  const read: string[] = [];
  for (const arg of args) {
    const isPort = read.at(-1) === '--port' && /^-\d/.test(arg);
    read.push(isPort ? `${read.pop()}=${arg}` : arg);
  }
  return read;
}
