import { parseArgs } from 'node:util';

/** How the doctor was asked to look. */
export interface Arguments {
  readonly envFile: string | undefined;
  /** Checked in place of the variable, and asked wherever it is. */
  readonly redirectUri: string | undefined;
  /** Checked in place of the variable, and asked wherever it is. */
  readonly authorizationServer: string | undefined;
  readonly json: boolean;
  readonly help: boolean;
  readonly version: boolean;
}

/** What the person who typed the command did wrong. No value is repeated: it may be a secret, pasted in the wrong place. */
export class WrongUseError extends Error {
  /** The exit code: 1 if a file cannot be read, 2 if the command line is wrong. */
  readonly exitCode: 1 | 2;

  constructor(message: string, exitCode: 1 | 2) {
    super(message);
    this.exitCode = exitCode;
  }
}

/** What `--help` prints. */
export const usage = `monpay-doctor: checks the set-up of a MonPay mini app's server, without spending a code.

Usage: monpay-doctor [options]

  --env FILE                  read the MONPAY_… variables from FILE too (default .env, if there is one)
  --redirect-uri URL          check this one, and whether it answers, wherever it is
  --authorization-server URL  check its certificate and clock, wherever it is (never a real MonPay host)
  --json                      print one JSON object
  --version                   print the version

Exit codes: 0 nothing stands in the way, 1 something cannot work, 2 the command line is wrong.`;

const text = { type: 'string' } as const;
const flag = { type: 'boolean', default: false } as const;
const options = {
  // Not --env-file: Node takes that one for itself, wherever it stands.
  env: text,
  'redirect-uri': text,
  'authorization-server': text,
  json: flag,
  help: { ...flag, short: 'h' },
  version: { ...flag, short: 'v' },
} as const;

/** @throws {WrongUseError} */
export function readArguments(argv: readonly string[]): Arguments {
  const args = argv[0] === '--' ? argv.slice(1) : [...argv];
  let parsed;
  try {
    parsed = parseArgs({ args, options, allowPositionals: true });
  } catch (error) {
    throw new WrongUseError(`${complaint(error as Error)} See --help.`, 2);
  }
  const [word] = parsed.positionals;
  if (word !== undefined) {
    // Repeated only if it is a plain word: it may be a secret that was pasted in the wrong place.
    const named = /^[a-z]{1,15}$/.test(word) ? ` '${word}'` : '';
    throw new WrongUseError(`Unexpected argument${named}. See --help.`, 2);
  }
  const { values } = parsed;
  return {
    envFile: values.env,
    redirectUri: values['redirect-uri'],
    authorizationServer: values['authorization-server'],
    json: values.json,
    help: values.help,
    version: values.version,
  };
}

/** Node's own words if they are good, without its advice and without a name that can't be a flag's. */
function complaint({ message }: Error): string {
  const [sentence = ''] = message.split(/\. |\n/, 1);
  const [, name, problem] =
    /^Option '(--[a-z-]+)(?: <value>)?' argument (missing|is ambiguous)/.exec(sentence) ?? [];
  if (problem === 'missing') return `${name} needs a value.`;
  if (problem) return `${name} needs a value. Write one that begins with - as ${name}=VALUE.`;
  const named = /^Unknown option '(.*)/s.exec(message)?.[1];
  if (named !== undefined && !/^--?[a-z][a-z-]{0,30}'/.test(named)) return 'Unknown option.';
  return `${sentence.replace(/\.$/, '')}.`;
}
