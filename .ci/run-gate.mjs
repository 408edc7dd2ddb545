// What `.ci/run` starts, on whatever Node the machine has (18 or later).
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { gate } from './gate.mjs';

const names = process.argv.slice(2);
const steps = names.length === 0 ? gate : gate.filter(({ script }) => names.includes(script));

if (names[0] === '--list') {
  console.log(JSON.stringify(gate.map(({ script }) => script)));
} else if (names.length > 0 && steps.length !== new Set(names).size) {
  console.error(
    `The gate has ${gate.map(({ script }) => script).join(', ')}; not ${names.join(', ')}.`,
  );
  process.exitCode = 2;
} else {
  for (const step of steps) {
    const reason = step.leftOut?.() ?? provide(step.needs ?? {});
    if (reason) console.log(`${step.script} was left out: ${reason}.`);
    else if (!run(['npx', '--yes', 'pnpm@12.21.0', step.script, ...(step.args ?? [])])) {
      console.error(`The gate is closed: ${step.script} failed.`);
      process.exitCode = 1;
      break;
    }
  }
}

/**
 * Installs what is missing, if the machine is nobody's own: as root, or in CI. Otherwise a script on Linux shows what
 * it lacks by failing; on other systems the gate does without it.
 */
function provide(needs) {
  const missing = Object.keys(needs).filter((need) => !isThere(need));
  if (missing.length === 0) return undefined;
  if (process.platform !== 'linux') return `this machine has no ${missing.join(', ')}`;

  const isRoot = process.getuid() === 0;
  if (!isThere('apt-get') || !(isRoot || process.env.CI)) return undefined;
  const asRoot = isRoot ? [] : ['sudo', '--non-interactive'];
  const packages = missing.flatMap((need) => needs[need]);
  console.log(`Installing ${packages.join(' ')}`);
  run([...asRoot, 'apt-get', 'update'], 'ignore');
  const quietly = ['env', 'DEBIAN_FRONTEND=noninteractive', 'apt-get', 'install', '--yes'];
  run([...asRoot, ...quietly, ...packages], 'ignore');
  return undefined;
}

function isThere(commandOrFile) {
  if (commandOrFile.startsWith('/')) return existsSync(commandOrFile);
  const finder = process.platform === 'win32' ? 'where' : 'which';
  return run([finder, commandOrFile], 'ignore');
}

function run([program, ...args], stdout = 'inherit') {
  const { status } = spawnSync(program, args, {
    stdio: ['ignore', stdout, 'inherit'],
    // npx is a script there, which Windows starts in a shell alone.
    shell: process.platform === 'win32',
  });
  return status === 0;
}
