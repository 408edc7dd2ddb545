// What `.ci/run` starts, on whatever Node the machine has (18 or later).
import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { cpus } from 'node:os';
import { fileURLToPath } from 'node:url';
import { gate } from './gate.mjs';
import { provide } from './provide.mjs';
import { sideBySide, statusAfter } from './side-by-side.mjs';

const names = process.argv.slice(2);
const steps = names.length === 0 ? gate : gate.filter(({ script }) => names.includes(script));
const root = fileURLToPath(new URL('..', import.meta.url));

if (names[0] === '--list') {
  console.log(JSON.stringify(gate.map(({ script }) => script)));
} else if (names.length > 0 && steps.length !== new Set(names).size) {
  console.error(
    `The gate has ${gate.map(({ script }) => script).join(', ')}; not ${names.join(', ')}.`,
  );
  process.exitCode = 2;
} else if (steps.length === 1 || process.platform === 'win32') {
  for (const step of steps) {
    const reason = await whyLeftOut(step);
    if (reason) console.log(`${step.script} was left out: ${reason}.`);
    else if (!run(commandOf(step))) {
      close(step.script);
      break;
    }
  }
} else if (run(commandOf({ script: 'build' }))) {
  // Each step would install and build what is there, under the feet of the one beside it.
  const env = { ...process.env, READY_IN: root };
  const atATime = Math.min(cpus().length, 4);
  // Whoever read this has gone, and its steps would go on unseen.
  process.stdout.on('error', () => process.kill(process.pid, 'SIGHUP'));
  const { failed, signal } = await sideBySide(steps.map(taskOf), { atATime, print, env });
  if (failed) close(failed);
  else if (signal) {
    console.error(`The gate was stopped by ${signal}.`);
    process.exitCode = statusAfter(signal);
  }
} else {
  close('the install or the build');
}

function print(text) {
  process.stdout.write(text);
}

function close(what) {
  console.error(`The gate is closed: ${what} failed.`);
  process.exitCode = 1;
}

function taskOf(step) {
  const { scripts } = JSON.parse(readFileSync(new URL('../package.json', import.meta.url), 'utf8'));
  return {
    ...step,
    name: step.script,
    command: commandOf(step),
    folders: [...scripts[step.script].matchAll(/--install=(\S+)/g)].map(([, folder]) => folder),
    leaveOut: () => whyLeftOut(step),
  };
}

async function whyLeftOut(step) {
  return step.leftOut?.() ?? provide(step.needs ?? {});
}

function commandOf({ script, args = [] }) {
  return ['npx', '--yes', 'pnpm@12.21.0', script, ...args];
}

function run([program, ...args]) {
  const { status } = spawnSync(program, args, {
    cwd: root,
    stdio: ['ignore', 'inherit', 'inherit'],
    // npx is a script there, which Windows starts in a shell alone.
    shell: process.platform === 'win32',
  });
  return status === 0;
}
