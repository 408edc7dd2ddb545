import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';

/** @type {Promise<unknown>} One at a time, since Debian's packages have one lock. */
let before = Promise.resolve();

/**
 * Installs what is missing, if the machine is nobody's own: as root, or in CI. Otherwise a script on Linux shows what
 * it lacks by failing; on other systems the gate does without it.
 * @param {Record<string, string[]>} needs a command or a file, and the Debian packages that bring it
 * @returns {Promise<string | undefined>} why the machine can't do without
 */
export function provide(needs) {
  const provided = before.then(() => install(needs));
  before = provided;
  return provided;
}

async function install(needs) {
  const missing = [];
  for (const need of Object.keys(needs)) if (!(await isThere(need))) missing.push(need);
  if (missing.length === 0) return undefined;
  if (process.platform !== 'linux') return `this machine has no ${missing.join(', ')}`;

  const isRoot = process.getuid() === 0;
  if (!(await isThere('apt-get')) || !(isRoot || process.env.CI)) return undefined;
  const asRoot = isRoot ? [] : ['sudo', '--non-interactive'];
  const packages = missing.flatMap((need) => needs[need]);
  console.log(`Installing ${packages.join(' ')}`);
  await succeeds([...asRoot, 'apt-get', 'update']);
  const quietly = ['env', 'DEBIAN_FRONTEND=noninteractive', 'apt-get', 'install', '--yes'];
  await succeeds([...asRoot, ...quietly, ...packages]);
  return undefined;
}

async function isThere(commandOrFile) {
  if (commandOrFile.startsWith('/')) return existsSync(commandOrFile);
  return succeeds([process.platform === 'win32' ? 'where' : 'which', commandOrFile]);
}

async function succeeds([program, ...args]) {
  const child = spawn(program, args, { stdio: ['ignore', 'ignore', 'inherit'] });
  const [status] = await Promise.race([once(child, 'close'), once(child, 'error')]);
  return status === 0;
}
