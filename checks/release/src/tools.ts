import { fileURLToPath } from 'node:url';
import { binOf } from '../../runtimes/src/bin-of.ts';
import { run, type Finished } from '../../runtimes/src/child.ts';

/** Whose install has the tools. */
export const releaseProject = fileURLToPath(new URL('..', import.meta.url));

/** Runs the command of a package of this project's, in this project's folder. */
export async function runTool(name: string, ...args: string[]): Promise<Finished> {
  const bin = await binOf(name, undefined, releaseProject);
  return run(process.execPath, [bin, ...args], { cwd: releaseProject, timeout: 60_000 });
}
