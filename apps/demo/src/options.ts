import { parseArgs } from 'node:util';
import type { RealServer } from './exchange.ts';

export interface Options {
  readonly help: boolean;
  readonly json: boolean;
  /** Without it, the demo plays against its own mock. */
  readonly server: RealServer | undefined;
}

export const usage = `Usage: demo [--json]
       demo --authorization-server URL --client-id ID --redirect-uri URL --code CODE [--json]

Without options it plays a visit to a small shop through the sandbox, from the tap on the mini app to the
receipt, and then a launch for each documented answer of a mock of MonPay. It never leaves loopback.

  --authorization-server URL  exchange one real code at this server instead
  --client-id ID              the client id that MobiFinance issued
  --redirect-uri URL          the registered URL of the mini app
  --code CODE                 the code of a launch; it works once
  --json                      print one JSON object
  --help                      print this

The client secret comes only from the variable MONPAY_CLIENT_SECRET: other users can see options.`;

/** What is wrong with the command line, for the person who typed it. */
export class UsageError extends Error {}

/** @throws {UsageError} */
export function parseOptions(
  argv: readonly string[],
  environment: Readonly<Record<string, string | undefined>>,
): Options {
  const { json, help, ...server } = parsed(argv);
  return { json, help, server: help ? undefined : realServer(server, environment) };
}

function parsed(argv: readonly string[]) {
  const args = argv[0] === '--' ? argv.slice(1) : [...argv];
  if (args.some((arg) => /^--client-?secret/i.test(arg))) {
    throw new UsageError('The client secret comes only from the variable MONPAY_CLIENT_SECRET.');
  }
  try {
    const { values, positionals } = parseArgs({
      args,
      allowPositionals: true,
      options: {
        'authorization-server': { type: 'string' },
        'client-id': { type: 'string' },
        'redirect-uri': { type: 'string' },
        code: { type: 'string' },
        json: { type: 'boolean', default: false },
        help: { type: 'boolean', short: 'h', default: false },
      },
    });
    const [word] = positionals;
    if (word !== undefined) {
      // Repeated only if it is a plain word: it may be a secret that was pasted in the wrong place.
      const named = /^[a-z]{1,15}$/.test(word) ? ` '${word}'` : '';
      throw new Error(`Unexpected argument${named}. Every value needs an option before it.`);
    }
    return values;
  } catch (error) {
    throw new UsageError((error as Error).message);
  }
}

function realServer(
  given: Readonly<Record<string, string | undefined>>,
  environment: Readonly<Record<string, string | undefined>>,
): RealServer | undefined {
  if (Object.keys(given).length === 0) return undefined;
  const missing: string[] = [];
  const take = (name: string, value: string | undefined): string => {
    if (!value) missing.push(name);
    return value ?? '';
  };
  const server = {
    authorizationServer: take('--authorization-server', given['authorization-server']),
    clientId: take('--client-id', given['client-id']),
    redirectUri: take('--redirect-uri', given['redirect-uri']),
    code: take('--code', given['code']),
    clientSecret: take('the variable MONPAY_CLIENT_SECRET', environment['MONPAY_CLIENT_SECRET']),
  };
  if (missing.length > 0) {
    throw new UsageError(`To exchange a real code, also give ${missing.join(', ')}.`);
  }
  return server;
}
