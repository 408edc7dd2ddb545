import { parseArgs, type ParseArgsOptionsConfig } from 'node:util';
import { errorShapes, longestDelay, type ErrorShape } from '../world/settings.ts';
import { UsageError } from './cli-error.ts';

/** How `start` was asked to run. */
export interface StartOptions {
  readonly command: 'start';
  readonly merchantUrl: string | undefined;
  readonly port: number;
  readonly https: boolean;
  readonly seed: string | undefined;
  /** Milliseconds. */
  readonly latency: number;
  readonly errorShape: ErrorShape | undefined;
  /** Host names that notices may go to, beside this machine's. */
  readonly deliverTo: readonly string[];
  readonly log: 'json' | 'pretty';
  readonly json: boolean;
}

/** How `code` and `reset` were asked to run. */
export interface AdminOptions {
  readonly command: 'code' | 'reset';
  readonly url: string | undefined;
  readonly adminToken: string | undefined;
  readonly user: string | undefined;
  readonly clientId: string | undefined;
  readonly json: boolean;
}

/** How `doctor` was asked to run. */
export interface DoctorOptions {
  readonly command: 'doctor';
  readonly envFile: string | undefined;
  readonly redirectUri: string | undefined;
  readonly authorizationServer: string | undefined;
  readonly json: boolean;
}

/** A command line that makes sense. */
export type CommandLine =
  | StartOptions
  | AdminOptions
  | DoctorOptions
  | { readonly command: 'help' };

const text = { type: 'string' } as const;
const flag = { type: 'boolean', default: false } as const;
const everywhere = { json: flag, help: { ...flag, short: 'h' } } as const;

/**
 * Reads the command line. Without a command it is `start`.
 * @throws {UsageError}
 */
export function parseCommandLine(argv: readonly string[]): CommandLine {
  const args = argv[0] === '--' ? argv.slice(1) : [...argv];
  const command = args[0]?.startsWith('-') ? 'start' : (args.shift() ?? 'start');
  switch (command) {
    case 'start':
      return startOptions(args);
    case 'code':
      return adminOptions(command, args, { user: text, 'client-id': text });
    case 'reset':
      return adminOptions(command, args, {});
    case 'doctor':
      return doctorOptions(args);
    case 'help':
      return { command };
    default: {
      const name = /^[a-z][a-z-]{0,15}$/.test(command) ? ` '${command}'` : '';
      throw new UsageError(`There is no command${name}; there are start, code, reset and doctor.`);
    }
  }
}

function startOptions(args: string[]): CommandLine {
  const values = parse(args, {
    'merchant-url': text,
    port: text,
    https: flag,
    seed: text,
    latency: text,
    'error-shape': text,
    'deliver-to': { type: 'string', multiple: true },
    log: text,
  });
  if (values.help) return { command: 'help' };
  return {
    command: 'start',
    merchantUrl: values['merchant-url'],
    port: whole('--port', values.port, 4020, 65_535),
    https: values.https,
    seed: values.seed,
    latency: whole('--latency', values.latency, 0, longestDelay),
    errorShape:
      values['error-shape'] === undefined
        ? undefined
        : oneOf('--error-shape', values['error-shape'], errorShapes),
    deliverTo: values['deliver-to'] ?? [],
    log: oneOf('--log', values.log ?? 'pretty', ['json', 'pretty'] as const),
    json: values.json,
  };
}

function adminOptions(
  command: 'code' | 'reset',
  args: string[],
  more: ParseArgsOptionsConfig,
): CommandLine {
  const values: Partial<Record<string, string | boolean>> = parse(args, {
    url: text,
    'admin-token': text,
    ...more,
  });
  if (values['help']) return { command: 'help' };
  const string = (name: string): string | undefined =>
    typeof values[name] === 'string' ? values[name] : undefined;
  return {
    command,
    url: string('url'),
    adminToken: string('admin-token'),
    user: string('user'),
    clientId: string('client-id'),
    json: values['json'] === true,
  };
}

function doctorOptions(args: string[]): CommandLine {
  const values = parse(args, {
    // Not --env-file: Node takes that one for itself, wherever it stands.
    env: text,
    'redirect-uri': text,
    'authorization-server': text,
  });
  if (values.help) return { command: 'help' };
  return {
    command: 'doctor',
    envFile: values.env,
    redirectUri: values['redirect-uri'],
    authorizationServer: values['authorization-server'],
    json: values.json,
  };
}

function parse<Options extends ParseArgsOptionsConfig>(args: string[], options: Options) {
  const settings = {
    args,
    allowPositionals: true,
    options: { ...options, ...everywhere },
  } as const;
  let parsed;
  try {
    parsed = parseArgs(settings);
  } catch (error) {
    throw new UsageError(complaint(error as Error));
  }
  if (parsed.positionals.length > 0) {
    throw new UsageError('There is a word that belongs to no option.');
  }
  return parsed.values;
}

/** Node's own words, without its advice and without a name that can't be a flag's. */
function complaint({ message }: Error): string {
  const [sentence = ''] = message.split(/\. |\n/, 1);
  const named = /^Unknown option '(.*)/s.exec(message)?.[1];
  if (named !== undefined && !/^--?[a-z][a-z-]{0,30}'/.test(named))
    return 'There is an unknown option.';
  return `${sentence.replace(/\.$/, '')}.`;
}

function whole(name: string, value: string | undefined, fallback: number, most: number): number {
  if (value === undefined) return fallback;
  if (/^\d{1,6}$/.test(value) && Number(value) <= most) return Number(value);
  throw new UsageError(`${name} must be a whole number from 0 to ${most}.`);
}

function oneOf<Value extends string>(name: string, value: string, values: readonly Value[]): Value {
  const found = values.find((known) => known === value);
  if (found !== undefined) return found;
  throw new UsageError(`${name} must be one of ${values.join(', ')}.`);
}
