import { createSandbox } from '../create-sandbox.ts';
import { CliError } from './cli-error.ts';
import type { StartOptions } from './command-line.ts';
import { logLine } from './log-line.ts';
import { announce } from './running-sandboxes.ts';
import { readSeed } from './seed.ts';
import { startedJson, startedText, type Started } from './started.ts';
import { untilToldToStop } from './until-told-to-stop.ts';

/**
 * Runs a sandbox until SIGINT or SIGTERM.
 * @throws {CliError} where it can't start; the message says what to do
 */
export async function start(options: StartOptions): Promise<number> {
  const stopped = untilToldToStop();
  const { merchantUrl, port, https, seed, latency, errorShape, deliverTo, log, json } = options;
  const sandbox = make({
    latency,
    deliverTo,
    ...(merchantUrl !== undefined && { merchantUrl }),
    ...(seed !== undefined && { seed: readSeed(seed) }),
    ...(errorShape !== undefined && { errorShape }),
  });
  // Slow to load and seldom wanted.
  const certificate = https
    ? (await import('./self-signed-certificate.ts')).selfSignedCertificate()
    : undefined;
  sandbox.subscribe((entry) => {
    const line = logLine(entry, log);
    if (line !== undefined) process.stderr.write(`${line}\n`);
  });

  const { url } = await sandbox
    .listen({ port, host: '127.0.0.1', ...(certificate && { https: certificate }) })
    .catch((error: unknown) => {
      throw portError(error, port);
    });
  let announced: ReturnType<typeof announce> | undefined;
  try {
    announced = announce({ url, adminToken: sandbox.adminToken, certificate: certificate?.cert });
  } catch (error) {
    process.stderr.write(
      `\`code\` and \`reset\` will need --url and --admin-token: ${(error as Error).message}.\n`,
    );
  }

  try {
    const started: Started = {
      url,
      phoneUrl: sandbox.phoneUrl ?? url,
      clientId: sandbox.clientId,
      clientSecret: sandbox.clientSecret,
      redirectUri: sandbox.redirectUri,
      adminToken: sandbox.adminToken,
      certificateFile: announced?.certificateFile,
    };
    process.stdout.write(`${json ? startedJson(started) : startedText(started)}\n`);
    await stopped;
  } finally {
    announced?.withdraw();
    await Promise.race([sandbox.close(), new Promise((resolve) => setTimeout(resolve, 1000))]);
  }
  return 0;
}

function make(options: Parameters<typeof createSandbox>[0]): ReturnType<typeof createSandbox> {
  try {
    return createSandbox(options);
  } catch (error) {
    // What is wrong with an option is told by a TypeError.
    if (error instanceof TypeError)
      throw new CliError(
        error.message.replace(/\b(merchantUrl|latency|seed|errorShape|deliverTo)\b/g, flagOf),
        2,
      );
    throw error;
  }
}

/** The flag of an option: `merchantUrl` is `--merchant-url`. */
function flagOf(option: string): string {
  return `--${option.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)}`;
}

function portError(error: unknown, port: number): unknown {
  const code = ((error as Error).cause as NodeJS.ErrnoException | undefined)?.code;
  const fault = code && { EADDRINUSE: 'is in use', EACCES: 'may not be opened by this user' }[code];
  return fault
    ? new CliError(
        `Port ${port} ${fault}. Choose another with --port N, or --port 0 for any free one.`,
      )
    : error;
}
