// Loaded into the commands that run until they are stopped (`node --import`). Whoever started them through
// a package runner ends that runner, and a runner does not always end the shells and the other runner under
// it: the command would run on, and keep its port. So it ends, as at Ctrl-C, once one of those is gone.
// Only Linux shows whose child another process is; elsewhere the command looks at its own parent alone.
import { readFileSync } from 'node:fs';

// The program itself, or the script that Node runs; not a shell whose line only names one.
const runner =
  /^(?:[^\0]*\bnode\0)?(?:[^\0 ]*\/)?(?:npm|npx|pnpm|yarn)(?:-cli)?(?:\.[cm]?js)?(?:[ \0]|$)/;

/** The processes above this one, each with its parent as it was at the start, up to the topmost runner. */
const links = [];
for (let pid = process.pid; links.length < 20; pid = links.at(-1).parent) {
  const parent = parentOf(pid);
  if (!parent || parent === 1) break;
  links.push({ pid, parent, toRunner: runner.test(commandOf(parent)) });
}
const watched = links.slice(0, links.findLastIndex(({ toRunner }) => toRunner) + 1);

setInterval(() => {
  if (watched.some(({ pid, parent }) => parentOf(pid) !== parent))
    process.kill(process.pid, 'SIGTERM');
}, 250).unref();

function parentOf(pid) {
  if (pid === process.pid) return process.ppid;
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
    return Number(stat.slice(stat.lastIndexOf(')') + 2).split(' ')[1]);
  } catch {
    return undefined;
  }
}

function commandOf(pid) {
  try {
    return readFileSync(`/proc/${pid}/cmdline`, 'utf8');
  } catch {
    return '';
  }
}
