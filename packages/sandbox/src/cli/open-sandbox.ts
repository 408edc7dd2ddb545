import { createSandbox, type Sandbox } from '../create-sandbox.ts';
import type { SandboxOptions } from '../world/options.ts';
import { CliError } from './cli-error.ts';
import type { StartOptions } from './command-line.ts';
import { readConfig } from './config-file.ts';
import { keepState } from './keep-state.ts';
import { announce } from './running-sandboxes.ts';
import { readSeed } from './seed.ts';
import type { Started } from './started.ts';
import { openStateFile, unusable, type StateFile } from './state-file.ts';

/** A sandbox that listens, keeps its state, and can be found by the other commands. */
export interface OpenSandbox {
  readonly sandbox: Sandbox;
  readonly started: Started;
  /** Keeps the state for the last time, and ends it. */
  readonly close: () => Promise<void>;
}

/**
 * Opens a sandbox as `start` was asked to.
 * @throws {CliError} if it can't start; the message says what to do
 */
export async function openSandbox(options: StartOptions): Promise<OpenSandbox> {
  const { port, https, hosts, publicUrl } = options;
  const { sandbox, file } = make(options);
  // Slow to load and seldom wanted.
  const certificate = https
    ? (await import('./self-signed-certificate.ts')).selfSignedCertificate()
    : undefined;
  const { url } = await sandbox
    .listen({
      port,
      names: hosts,
      ...(publicUrl !== undefined && { publicUrl }),
      ...(certificate && { https: certificate }),
    })
    .catch((error: unknown) => {
      throw error instanceof TypeError ? wrongOption(error) : portError(error, port);
    });
  // Not before it listens: a start that fails leaves what was kept as it is.
  const keeping =
    file &&
    keepState(sandbox, file, ({ message }) => {
      process.stderr.write(`The state is not kept: ${message}.\n`);
    });
  let announced: ReturnType<typeof announce> | undefined;
  try {
    announced = announce({ url, adminToken: sandbox.adminToken, certificate: certificate?.cert });
  } catch (error) {
    process.stderr.write(
      `\`code\` and \`reset\` will need --url and --admin-token: ${(error as Error).message}.\n`,
    );
  }
  const started: Started = {
    url,
    serverUrl: hosts[0] === undefined ? url : withHost(url, hosts[0]),
    pageServer: publicUrl,
    phoneUrl: sandbox.phoneUrl ?? url,
    clientId: sandbox.clientId,
    clientSecret: sandbox.clientSecret,
    redirectUri: sandbox.redirectUri,
    adminToken: sandbox.adminToken,
    certificateFile: announced?.certificateFile,
  };
  return {
    sandbox,
    started,
    close: async () => {
      keeping?.();
      announced?.withdraw();
      await Promise.race([sandbox.close(), new Promise((resolve) => setTimeout(resolve, 1000))]);
    },
  };
}

/** A sandbox that goes on from the end of the last one of this folder. */
function make({ merchantUrl, name, seed, settings, deliverTo, config, fresh }: StartOptions): {
  sandbox: Sandbox;
  file: StateFile | undefined;
} {
  const given = seed === undefined ? undefined : readSeed(seed);
  const file = stateOf(given, fresh);
  const own = file?.seed ?? given;
  const options: SandboxOptions = {
    ...settings,
    deliverTo,
    ...(config !== undefined && readConfig(config)),
    ...(merchantUrl !== undefined && { merchantUrl }),
    ...(name !== undefined && { name }),
    ...(own !== undefined && { seed: own }),
  };
  // Wrong options are said before what was kept is looked at.
  const { state, path = '' } = file ?? {};
  const sandbox = created(options);
  return {
    sandbox: state === undefined ? sandbox : resume({ ...options, saved: state }, path),
    file,
  };
}

function resume(options: SandboxOptions, path: string): Sandbox {
  try {
    return createSandbox(options);
  } catch (error) {
    if (error instanceof TypeError) throw unusable(path);
    throw error;
  }
}

function stateOf(seed: string | undefined, fresh: boolean): StateFile | undefined {
  try {
    const file = openStateFile(seed, fresh);
    if (!file) {
      process.stderr.write(
        'Another sandbox of this folder is running and keeps its state. This one starts fresh and keeps nothing.\n',
      );
    }
    return file;
  } catch (error) {
    if (error instanceof CliError) throw error;
    process.stderr.write(`The state is not kept: ${(error as Error).message}.\n`);
    return undefined;
  }
}

function created(options: SandboxOptions): Sandbox {
  try {
    return createSandbox(options);
  } catch (error) {
    // A TypeError says what is wrong with an option.
    throw error instanceof TypeError ? wrongOption(error) : error;
  }
}

function wrongOption({ message }: TypeError): CliError {
  const named =
    /\b(merchantUrl|name|latency|seed|errorShape|deliverTo|publicUrl|names(?=\[| takes))\b/g;
  return new CliError(message.replace(named, flagOf), 2);
}

function withHost(url: string, host: string): string {
  const named = new URL(url);
  named.hostname = host;
  return named.origin;
}

/** The flag of an option: `merchantUrl` is `--merchant-url`. */
function flagOf(option: string): string {
  if (option === 'names') return '--host';
  return `--${option.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)}`;
}

function portError(error: unknown, port: number): unknown {
  const code = ((error as Error).cause as NodeJS.ErrnoException | undefined)?.code;
  const fault = code && { EADDRINUSE: 'is in use', EACCES: 'cannot be opened by this user' }[code];
  return fault
    ? new CliError(
        `Port ${port} ${fault}. Choose another with --port N, or --port 0 for any free one.`,
      )
    : error;
}
