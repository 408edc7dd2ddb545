import type { StartOptions } from './command-line.ts';
import { isOpenToGit, openEnvFile } from './env-file.ts';
import { logLine } from './log-line.ts';
import { openSandbox } from './open-sandbox.ts';
import { startedJson, startedText, variablesOf } from './started.ts';
import { untilStopped } from './until-stopped.ts';

/**
 * Runs a sandbox until SIGINT or SIGTERM.
 * @throws {CliError} if it can't start; the message says what to do
 */
export async function start(options: StartOptions): Promise<number> {
  const stopped = untilStopped();
  const { log, json, writeEnv } = options;
  const envFile = writeEnv ? openEnvFile() : undefined;
  const { sandbox, started, close } = await openSandbox(options);
  sandbox.subscribe((entry) => {
    const line = logLine(entry, log);
    if (line !== undefined) process.stderr.write(`${line}\n`);
  });
  try {
    envFile?.write(variablesOf(started));
    if (envFile && isOpenToGit()) {
      process.stderr.write(
        'git does not ignore the .env of this folder: add .env to .gitignore.\n',
      );
    }
    process.stdout.write(`${json ? startedJson(started) : startedText(started, writeEnv)}\n`);
    await stopped;
  } finally {
    await close();
  }
  return 0;
}
