import { readFileSync } from 'node:fs';

/** A process, and its parent as it was at the start. */
interface Link {
  readonly pid: number;
  readonly parent: number;
  readonly toRunner: boolean;
}

// The program itself, or the script that Node runs; not a shell whose line only names one.
const runner =
  /^(?:[^\0]*\bnode\0)?(?:[^\0 ]*\/)?(?:npm|npx|pnpm|yarn)(?:-cli)?(?:\.[cm]?js)?(?:[ \0]|$)/;

/**
 * Ends this process by SIGTERM once the package runner that started it, or anything between the two, is gone: a
 * runner or a shell that is ended does not always end what runs under it, which would keep its port. Without a
 * runner it does nothing, nor on Windows. Only Linux shows the parents of other processes; elsewhere this
 * process's own parent alone is watched.
 */
export function endWithRunner(): void {
  const watched = linksToRunner();
  if (watched.length === 0 || process.platform === 'win32') return;
  setInterval(() => {
    if (watched.some(({ pid, parent }) => parentOf(pid) !== parent))
      process.kill(process.pid, 'SIGTERM');
  }, 250).unref();
}

/** The processes from this one up to the topmost runner. */
function linksToRunner(): Link[] {
  const links: Link[] = [];
  for (let pid = process.pid; links.length < 20;) {
    const parent = parentOf(pid);
    if (!parent || parent === 1) break;
    links.push({ pid, parent, toRunner: runner.test(commandOf(parent)) });
    pid = parent;
  }
  // Every runner sets the variable, seen or not.
  const least = process.env['npm_lifecycle_event'] ? 1 : 0;
  return links.slice(0, Math.max(least, links.findLastIndex(({ toRunner }) => toRunner) + 1));
}

function parentOf(pid: number): number | undefined {
  if (pid === process.pid) return process.ppid;
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
    return Number(stat.slice(stat.lastIndexOf(')') + 2).split(' ')[1]);
  } catch {
    return undefined;
  }
}

function commandOf(pid: number): string {
  try {
    return readFileSync(`/proc/${pid}/cmdline`, 'utf8');
  } catch {
    return '';
  }
}
