import { spawn } from 'node:child_process';
import { text } from 'node:stream/consumers';

export interface Ended {
  readonly exitCode: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

/** Runs pnpm to its end. Never rejects for what it answers. */
export async function pnpm(
  args: readonly string[],
  options: { readonly cwd: string; readonly env?: NodeJS.ProcessEnv },
): Promise<Ended> {
  const child = spawn('pnpm', args, {
    cwd: options.cwd,
    env: { ...process.env, ...options.env },
    stdio: ['ignore', 'pipe', 'pipe'],
    // A script of the shell's there.
    shell: process.platform === 'win32',
  });
  const closed = new Promise<number | null>((resolve, reject) => {
    child.on('error', reject).on('close', resolve);
  });
  const [stdout, stderr] = await Promise.all([text(child.stdout), text(child.stderr)]);
  return { exitCode: await closed, stdout, stderr };
}

/** As {@link pnpm}, but what fails is an error with what was written. */
export async function pnpmOutput(...call: Parameters<typeof pnpm>): Promise<string> {
  const { exitCode, stdout, stderr } = await pnpm(...call);
  if (exitCode === 0) return stdout;
  throw new Error(`pnpm ${call[0].join(' ')} ended with ${exitCode}:\n${stdout}${stderr}`);
}
