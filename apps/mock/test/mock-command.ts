import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { onTestFinished } from 'vitest';

/** The command in a process of its own. */
export interface MockCommand {
  child: ChildProcess;
  /** What it has printed so far, on both streams. */
  printed: () => string;
  /** Resolves with the exit code, or with the signal, when it has ended. */
  ended: Promise<number | string>;
}

const cli = fileURLToPath(new URL('../src/cli.ts', import.meta.url));

/** Runs the command; the test that ran it ends it, if nothing else did. */
export function runMock(...args: string[]): MockCommand {
  const child = spawn(process.execPath, [cli, ...args], { stdio: ['ignore', 'pipe', 'pipe'] });
  let printed = '';
  for (const stream of [child.stdout, child.stderr]) {
    stream.setEncoding('utf8').on('data', (text: string) => (printed += text));
  }
  const ended = once(child, 'close').then(([code, signal]) => (code ?? signal) as number | string);
  onTestFinished(async () => {
    child.kill();
    await ended;
  });
  return { child, printed: () => printed, ended };
}

/** Runs the command on a free port and resolves when it says where it listens. */
export async function runListeningMock(...args: string[]): Promise<MockCommand & { url: string }> {
  const mock = runMock('--port', '0', ...args);
  const exit = mock.ended.then(() => true);
  while (!mock.printed().includes('Ctrl-C ends the mock.\n\n')) {
    const output = once(mock.child.stdout ?? mock.child, 'data').then(() => false);
    if (await Promise.race([output, exit])) throw new Error(`No mock: ${mock.printed()}`);
  }
  const url = /listens on (\S+)\n/.exec(mock.printed())?.[1] ?? '';
  return { ...mock, url };
}

/** The processes that a process has started and that still run. Linux only. */
export function childrenOf(pid: number | undefined): number[] {
  return readdirSync('/proc')
    .map(Number)
    .filter((child) => statOf(child)?.parent === pid);
}

/** Whether a process runs; one that has ended and waits to be reaped does not. Linux only. */
export function isRunning(pid: number): boolean {
  const state = statOf(pid)?.state;
  return state !== undefined && state !== 'Z';
}

function statOf(pid: number): { state: string; parent: number } | undefined {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
    const [state = '', parent] = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
    return { state, parent: Number(parent) };
  } catch {
    return undefined;
  }
}
