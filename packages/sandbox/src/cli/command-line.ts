import type { ParseArgsOptionsConfig } from 'node:util';
import {
  errorShapes,
  longestDelay,
  longestLifetime,
  noticeTimes,
  quirks,
  type Settings,
} from '../world/settings.ts';
import { UsageError } from './cli-error.ts';
import { checkOptions, type CheckOptions } from './check-options.ts';
import { flag, oneOf, parseFlags, text, whole } from './flags.ts';

/** How `start` was asked to run. */
export interface StartOptions {
  readonly command: 'start';
  readonly merchantUrl: string | undefined;
  /** What the mini app is called on the phone. */
  readonly name: string | undefined;
  readonly port: number;
  readonly https: boolean;
  readonly seed: string | undefined;
  /** What was said of the settings; the rest is as usual. */
  readonly settings: Partial<Settings>;
  /** Host names that notices may go to, beside this machine's. */
  readonly deliverTo: readonly string[];
  /** Names and addresses by which other machines may call it. */
  readonly hosts: readonly string[];
  /** Where browsers open it, if by another URL. */
  readonly publicUrl: string | undefined;
  /** A file with customers and clients. */
  readonly config: string | undefined;
  /** Whether to forget what the last sandbox of this folder kept. */
  readonly fresh: boolean;
  /** Whether to write the variables to the `.env` of this folder. */
  readonly writeEnv: boolean;
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
  revoke: { user: text },
  tail: {},
  reset: {},
} as const satisfies Record<string, ParseArgsOptionsConfig>;
/** The name of a command that asks a running sandbox. */
export type AdminCommand = keyof typeof adminCommands;

/** How such a command was asked to run. */
export interface AdminOptions {
  readonly command: AdminCommand;
  /** The number of an invoice, or the id of a delivery or a token; by default the latest. */
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
  | CheckOptions
  | AdminOptions
  | DoctorOptions
  | { readonly command: 'help' | 'version' };

/**
 * Reads the command line. Without a command it is `start`.
 * @throws {UsageError}
 */
export function parseCommandLine(argv: readonly string[]): CommandLine {
  const args = argv[0] === '--' ? argv.slice(1) : [...argv];
  if (args[0] === '--version' || args[0] === '-v') return { command: 'version' };
  const command = args[0]?.startsWith('-') ? 'start' : (args.shift() ?? 'start');
  if (Object.hasOwn(adminCommands, command)) return adminOptions(command as AdminCommand, args);
  switch (command) {
    case 'start':
      return startOptions(args);
    case 'check':
      return checkOptions(args);
    case 'doctor':
      return { command, args };
    case 'help':
      return { command };
    default: {
      const name = /^[a-z][a-z-]{0,15}$/.test(command) ? ` '${command}'` : '';
      throw new UsageError(
        `There is no command${name}; the commands are start, ${Object.keys(adminCommands).join(', ')}, check and doctor.`,
      );
    }
  }
}

function startOptions(args: string[]): CommandLine {
  const values = parseFlags(args, {
    'merchant-url': text,
    name: text,
    port: text,
    https: flag,
    seed: text,
    latency: text,
    'error-shape': text,
    notice: text,
    'notice-delay': text,
    'merchant-token-lifetime': text,
    quirk: { type: 'string', multiple: true },
    'deliver-to': { type: 'string', multiple: true },
    host: { type: 'string', multiple: true },
    'public-url': text,
    config: text,
    fresh: flag,
    'write-env': flag,
    log: text,
  });
  if (values.help) return { command: 'help' };
  return {
    command: 'start',
    merchantUrl: values['merchant-url'],
    name: values.name,
    port: whole('--port', values.port, 0, 65_535) ?? 4020,
    https: values.https,
    seed: values.seed,
    settings: settingsOf(values),
    deliverTo: values['deliver-to'] ?? [],
    hosts: values.host ?? [],
    publicUrl: values['public-url'],
    config: values.config,
    fresh: values.fresh,
    writeEnv: values['write-env'],
    log: oneOf('--log', values.log, ['json', 'pretty'] as const) ?? 'pretty',
    json: values.json,
  };
}

/** The settings that were given, by their flags. */
function settingsOf(
  values: {
    readonly [
      flag in 'latency' | 'error-shape' | 'notice' | 'notice-delay' | 'merchant-token-lifetime'
    ]?: string;
  } & { readonly quirk?: string[] },
): Partial<Settings> {
  const life = values['merchant-token-lifetime'];
  const given = {
    latency: whole('--latency', values.latency, 0, longestDelay),
    errorShape: oneOf('--error-shape', values['error-shape'], errorShapes),
    notice: oneOf('--notice', values.notice, noticeTimes),
    noticeDelay: whole('--notice-delay', values['notice-delay'], 0, longestDelay),
    merchantTokenLifetime: whole('--merchant-token-lifetime', life, 1, longestLifetime),
    quirks: values.quirk?.map((name) => oneOf('--quirk', name, quirks)),
  };
  const said = Object.entries(given).filter(([, value]) => value !== undefined);
  return Object.fromEntries(said);
}

/** What the word behind a command may be. */
const subjects: Partial<Record<AdminCommand, RegExp>> = {
  pay: /^[1-9]\d{0,15}$/,
  decline: /^[1-9]\d{0,15}$/,
  refund: /^[1-9]\d{0,15}$/,
  resend: /^delivery-\d{1,15}$/,
  revoke: /^token-\d{1,15}$/,
};
const subjectNames: Partial<Record<AdminCommand, string>> = {
  resend: 'the id of a delivery',
  revoke: 'the id of a token',
};

function adminOptions(command: AdminCommand, args: string[]): CommandLine {
  const pattern = subjects[command];
  const subject =
    pattern && args[0] !== undefined && !args[0].startsWith('-') ? args.shift() : undefined;
  if (subject !== undefined && !pattern?.test(subject)) {
    const what = subjectNames[command] ?? 'the number of an invoice';
    throw new UsageError(`${command} takes ${what}.`);
  }
  const values: Partial<Record<string, string | boolean>> = parseFlags(args, {
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
