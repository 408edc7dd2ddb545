import { parseArgs, type ParseArgsOptionsConfig } from 'node:util';
import { errorShapes, longestDelay, type ErrorShape } from '../world/settings.ts';
import { UsageError } from './cli-error.ts';

const text = { type: 'string' } as const;
const flag = { type: 'boolean', default: false } as const;
const everywhere = { json: flag, help: { ...flag, short: 'h' } } as const;

/** How `start` was asked to run. */
export interface StartOptions {
  readonly command: 'start';
  readonly merchantUrl: string | undefined;
  /** What the mini app is called on the phone. */
  readonly name: string | undefined;
  readonly port: number;
  readonly https: boolean;
  readonly seed: string | undefined;
  /** Milliseconds. */
  readonly latency: number;
  readonly errorShape: ErrorShape | undefined;
  /** Host names that notices may go to, beside this machine's. */
  readonly deliverTo: readonly string[];
  /** A file with customers and clients. */
  readonly config: string | undefined;
  /** Whether to forget what the last sandbox of this folder kept. */
  readonly fresh: boolean;
  readonly log: 'json' | 'pretty';
  readonly json: boolean;
}

/** The commands that ask a running sandbox. */
const adminCommands = {
  code: { user: text, 'client-id': text },
  pay: { user: text },
  decline: { info: text },
  refund: {},
  resend: {},
  tail: {},
  reset: {},
} as const satisfies Record<string, ParseArgsOptionsConfig>;
/** The name of a command that asks a running sandbox. */
export type AdminCommand = keyof typeof adminCommands;

/** How such a command was asked to run. */
export interface AdminOptions {
  readonly command: AdminCommand;
  /** The number of an invoice, or the id of a delivery; by default the latest. */
  readonly subject: string | undefined;
  readonly info: string | undefined;
  readonly url: string | undefined;
  readonly adminToken: string | undefined;
  readonly user: string | undefined;
  readonly clientId: string | undefined;
  readonly json: boolean;
}

/** What `doctor` passes on to the command that does the work. */
export interface DoctorOptions {
  readonly command: 'doctor';
  readonly args: readonly string[];
}

/** A command line that makes sense. */
export type CommandLine =
  | StartOptions
  | AdminOptions
  | DoctorOptions
  | { readonly command: 'help' };

/**
 * Reads the command line. Without a command it is `start`.
 * @throws {UsageError}
 */
export function parseCommandLine(argv: readonly string[]): CommandLine {
  const args = argv[0] === '--' ? argv.slice(1) : [...argv];
  const command = args[0]?.startsWith('-') ? 'start' : (args.shift() ?? 'start');
  if (Object.hasOwn(adminCommands, command)) return adminOptions(command as AdminCommand, args);
  switch (command) {
    case 'start':
      return startOptions(args);
    case 'doctor':
      return { command, args };
    case 'help':
      return { command };
    default: {
      const name = /^[a-z][a-z-]{0,15}$/.test(command) ? ` '${command}'` : '';
      throw new UsageError(
        `There is no command${name}; the commands are start, ${Object.keys(adminCommands).join(', ')} and doctor.`,
      );
    }
  }
}

function startOptions(args: string[]): CommandLine {
  const values = parse(args, {
    'merchant-url': text,
    name: text,
    port: text,
    https: flag,
    seed: text,
    latency: text,
    'error-shape': text,
    'deliver-to': { type: 'string', multiple: true },
    config: text,
    fresh: flag,
    log: text,
  });
  if (values.help) return { command: 'help' };
  return {
    command: 'start',
    merchantUrl: values['merchant-url'],
    name: values.name,
    port: whole('--port', values.port, 4020, 65_535),
    https: values.https,
    seed: values.seed,
    latency: whole('--latency', values.latency, 0, longestDelay),
    errorShape:
      values['error-shape'] === undefined
        ? undefined
        : oneOf('--error-shape', values['error-shape'], errorShapes),
    deliverTo: values['deliver-to'] ?? [],
    config: values.config,
    fresh: values.fresh,
    log: oneOf('--log', values.log ?? 'pretty', ['json', 'pretty'] as const),
    json: values.json,
  };
}

/** What the word behind a command may be. */
const subjects: Partial<Record<AdminCommand, RegExp>> = {
  pay: /^[1-9]\d{0,15}$/,
  decline: /^[1-9]\d{0,15}$/,
  refund: /^[1-9]\d{0,15}$/,
  resend: /^delivery-\d{1,15}$/,
};

function adminOptions(command: AdminCommand, args: string[]): CommandLine {
  const pattern = subjects[command];
  const subject =
    pattern && args[0] !== undefined && !args[0].startsWith('-') ? args.shift() : undefined;
  if (subject !== undefined && !pattern?.test(subject)) {
    const what = command === 'resend' ? 'the id of a delivery' : 'the number of an invoice';
    throw new UsageError(`${command} takes ${what}.`);
  }
  const values: Partial<Record<string, string | boolean>> = parse(args, {
    url: text,
    'admin-token': text,
    ...(adminCommands[command] as ParseArgsOptionsConfig),
  });
  if (values['help']) return { command: 'help' };
  const string = (name: string): string | undefined =>
    typeof values[name] === 'string' ? values[name] : undefined;
  return {
    command,
    subject,
    url: string('url'),
    adminToken: string('admin-token'),
    user: string('user'),
    info: string('info'),
    clientId: string('client-id'),
    json: values['json'] === true,
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
    throw new UsageError('Unexpected argument.');
  }
  return parsed.values;
}

/** Node's own words, without its advice and without a name that can't be a flag's. */
function complaint({ message }: Error): string {
  const [sentence = ''] = message.split(/\. |\n/, 1);
  const named = /^Unknown option '(.*)/s.exec(message)?.[1];
  if (named !== undefined && !/^--?[a-z][a-z-]{0,30}'/.test(named)) return 'Unknown option.';
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
