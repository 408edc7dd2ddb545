import { fileURLToPath } from 'node:url';
import { binOf } from '@monpay-miniapp/shared/bin-of';
import { run, type Finished } from '@monpay-miniapp/shared/run';

/** Whose install has the tools. */
export const releaseProject = fileURLToPath(new URL('..', import.meta.url));

/** Runs the command of a package of this project's, in this project's folder. */
export async function runTool(name: string, ...args: string[]): Promise<Finished> {
  const bin = await binOf(releaseProject, name);
  return run(process.execPath, [bin, ...args], { cwd: releaseProject, timeout: 60_000 });
}
