import { createSandbox } from '../create-sandbox.ts';
import type { Sandbox } from '../sandbox.ts';
import type { SandboxOptions } from '../world/options.ts';
import { CliError, UsageError } from './cli-error.ts';
import type { StartOptions } from './command-line.ts';
import { readConfig } from './config-file.ts';
import { keepState } from './keep-state.ts';
import { portError } from './port-error.ts';
import { announce } from './running-sandboxes.ts';
import { readSeed } from './seed.ts';
import type { Started } from './started.ts';
import { openStateFile, unusable, type StateFile } from './state-file.ts';
import { wrongOption } from './wrong-option.ts';

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
  const { sandbox, file, forgets } = make(options);
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
  if (forgets !== undefined) process.stderr.write(`${forgets}\n`);
  // Not before it listens: a start that fails leaves what was kept as it is.
  const keeping =
    file &&
    keepState(sandbox, file, ({ message }) => {
      process.stderr.write(`The state is not kept: ${message}.\n`);
    });
  let announced: ReturnType<typeof announce> | undefined;
  try {
    const { adminToken, phoneUrl = url } = sandbox;
    announced = announce({ url, phoneUrl, adminToken, certificate: certificate?.cert });
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
  /** Why it keeps nothing, if it does not. */
  forgets: string | undefined;
} {
  const given = seed === undefined ? undefined : readSeed(seed);
  const own = config === undefined ? {} : readConfig(config);
  if (own.clients && (merchantUrl !== undefined || name !== undefined)) {
    const named = merchantUrl === undefined ? '--name' : '--merchant-url';
    throw new UsageError(
      `${named} and the clients of --config are alternatives: give one of them.`,
    );
  }
  const options: SandboxOptions = {
    ...settings,
    deliverTo,
    ...own,
    ...(merchantUrl !== undefined && { merchantUrl }),
    ...(name !== undefined && { name }),
    ...(given !== undefined && { seed: given }),
  };
  // Wrong options are said before what was kept is looked at.
  const sandbox = created(options);
  const { file, forgets } = stateOf(given, fresh);
  return { sandbox: file ? resume(options, file) : sandbox, file, forgets };
}

function resume(options: SandboxOptions, { path, seed, state }: StateFile): Sandbox {
  try {
    return createSandbox({ ...options, seed, ...(state !== undefined && { saved: state }) });
  } catch (error) {
    if (error instanceof TypeError) throw unusable(path);
    throw error;
  }
}

function stateOf(
  seed: string | undefined,
  fresh: boolean,
): { file: StateFile | undefined; forgets: string | undefined } {
  try {
    const file = openStateFile(seed, fresh);
    const twin =
      'Another sandbox of this folder is running and keeps its state. This one starts fresh and keeps nothing.';
    return { file, forgets: file ? undefined : twin };
  } catch (error) {
    if (error instanceof CliError) throw error;
    return { file: undefined, forgets: `The state is not kept: ${(error as Error).message}.` };
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

function withHost(url: string, host: string): string {
  const named = new URL(url);
  named.hostname = host;
  return named.origin;
}
