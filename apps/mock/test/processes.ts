import { execFileSync } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';

interface RunningProcess {
  pid: number;
  parent: number;
  state: string;
}

/** The first process that a process has started and that still runs. */
export function childOf(parent: number | undefined): number | undefined {
  return processes().find((process) => process.parent === parent)?.pid;
}

/** Whether a process runs; one that has ended and waits to be reaped does not. */
export function isRunning(pid: number | undefined): boolean {
  const found = processes().find((process) => process.pid === pid);
  return found !== undefined && !found.state.startsWith('Z');
}

function processes(): RunningProcess[] {
  // A slim Linux has no `ps`, and only Linux has /proc.
  const lines = process.platform === 'linux' ? linuxProcesses() : allProcesses();
  return lines.map(([pid, parent, state = '']) => ({
    pid: Number(pid),
    parent: Number(parent),
    state,
  }));
}

function linuxProcesses(): string[][] {
  return readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .flatMap((pid) => {
      try {
        const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
        const [state = '', parent = ''] = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
        return [[pid, parent, state]];
      } catch {
        return []; // It ended in the meantime.
      }
    });
}

function allProcesses(): string[][] {
  const lines = execFileSync('ps', ['-A', '-o', 'pid=,ppid=,stat='], { encoding: 'utf8' });
  return lines.split('\n').map((line) => line.trim().split(/\s+/));
}
