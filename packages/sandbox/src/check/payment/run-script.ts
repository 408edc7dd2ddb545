import { spawn } from 'node:child_process';
import { once } from 'node:events';

/** How long a script may take: milliseconds. */
const patience = 30_000;

/**
 * Runs a merchant's script that buys something: JavaScript with this Node, anything else as a program of its own. What
 * it prints is not read.
 * @param variables what it finds in its environment
 */
export async function runScript(
  file: string,
  variables: Readonly<Record<string, string>>,
  stopped: AbortSignal,
): Promise<void> {
  const [command = file, ...args] = /\.[cm]?[jt]s$/.test(file) ? [process.execPath, file] : [file];
  const signal = AbortSignal.any([stopped, AbortSignal.timeout(patience)]);
  const env = { ...process.env, ...variables };
  const child = spawn(command, args, { env, stdio: 'ignore', signal });
  // Whether it worked is seen at the sandbox: there is an invoice, or there is none.
  await once(child, 'close').catch(() => {});
}
