import { spawn } from 'node:child_process';
import { constants } from 'node:os';

/**
 * A step of the gate, as far as it matters here.
 * @typedef {object} Task
 * @property {string} name
 * @property {readonly string[]} command
 * @property {boolean} [alone] nothing may run beside it
 * @property {boolean} [waits] it mostly waits, so that one that computes goes well with it
 * @property {readonly string[]} [folders] what it changes; no two that change the same run at a time
 * @property {() => Promise<string | undefined>} [leaveOut] asked before it starts: the reason to leave it out
 */

/**
 * Runs tasks, some at a time. What one writes is printed when it has ended, in one piece; if one fails, the others
 * are ended, and its output comes last. So do all end if this process is told to.
 * @param {readonly Task[]} tasks
 * @param {{ atATime: number, print: (text: string | Buffer) => void, env?: NodeJS.ProcessEnv }} options
 * @returns {Promise<{ failed?: string, signal?: string }>} the first that failed, or what stopped them all
 */
export async function sideBySide(tasks, { atATime, print, env }) {
  const waiting = [...tasks];
  /** @type {Map<Task, { played: Promise<void>, child?: import('node:child_process').ChildProcess }>} */
  const running = new Map();
  /** @type {{ failed?: string, signal?: string }} */
  const result = {};
  const isOver = () => result.failed !== undefined || result.signal !== undefined;
  const endAll = (signal) => {
    for (const { child } of running.values()) if (child) end(child, signal);
  };
  const stop = (signal) => {
    result.signal ??= signal;
    endAll(signal);
  };
  const signals = ['SIGINT', 'SIGTERM', 'SIGHUP'];
  for (const signal of signals) process.on(signal, stop);

  const play = async (task) => {
    const reason = await task.leaveOut?.();
    if (isOver()) return;
    if (reason) return print(`${task.name} was left out: ${reason}.\n`);
    print(`${task.name} …\n`);
    const started = Date.now();
    const [program, ...args] = task.command;
    // A group of its own, so that it ends with everything it started.
    const child = spawn(program, args, { stdio: ['ignore', 'pipe', 'pipe'], detached: true, env });
    running.get(task).child = child;
    const output = [];
    for (const stream of [child.stdout, child.stderr])
      stream.on('data', (chunk) => output.push(chunk));
    child.on('error', (error) => output.push(Buffer.from(`${error.message}\n`)));
    const status = await statusOf(child);
    if (isOver()) return;
    if (status !== 0) {
      result.failed = task.name;
      endAll('SIGTERM');
    }
    const seconds = ((Date.now() - started) / 1000).toFixed(0);
    print(`\n── ${task.name} ${status === 0 ? 'passed' : 'failed'} after ${seconds} s ──\n`);
    print(Buffer.concat(output));
  };

  while (running.size > 0 || (waiting.length > 0 && !isOver())) {
    for (let task; !isOver() && (task = choose(waiting, [...running.keys()], atATime));) {
      const chosen = task;
      waiting.splice(waiting.indexOf(chosen), 1);
      running.set(chosen, { played: play(chosen).finally(() => running.delete(chosen)) });
    }
    await Promise.race([...running.values()].map(({ played }) => played));
  }
  for (const signal of signals) process.off(signal, stop);
  return result;
}

/** The exit status of a program that this signal has stopped. */
export function statusAfter(signal) {
  return 128 + constants.signals[signal];
}

/** Waits until a child has ended and its output has come, but not for what it left behind. */
async function statusOf(child) {
  const closed = new Promise((resolve) => child.once('close', resolve));
  const ended = new Promise((resolve) => {
    child.once('exit', resolve);
    child.once('error', resolve);
  });
  await ended;
  const patience = new Promise((resolve) => setTimeout(resolve, 2000).unref());
  await Promise.race([closed, patience]);
  return child.exitCode;
}

/**
 * The first that may run beside these; of two, rather the one that is not like them. One that is to be alone comes in
 * its turn if nothing runs, and otherwise last.
 */
function choose(waiting, running, atATime) {
  if (running.length >= atATime) return undefined;
  if (running.length === 0 && waiting[0]?.alone) return waiting[0];
  const possible = waiting.filter((task) => running.every((other) => fit(task, other)));
  const isOneWaiting = running.some(({ waits }) => waits);
  return possible.find(({ waits = false }) => waits !== isOneWaiting) ?? possible[0];
}

function fit(task, other) {
  if (task.alone || other.alone) return false;
  return !task.folders?.some((folder) => other.folders?.includes(folder));
}

/** Ends a child and everything in its group; what does not listen is gone after ten seconds. */
function end(child, signal) {
  const send = (what) => {
    try {
      process.kill(-child.pid, what);
    } catch {
      // It has ended by itself.
    }
  };
  if (child.pid === undefined) return;
  send(signal);
  // As long as the child is there, so is this process.
  setTimeout(() => send('SIGKILL'), 10_000).unref();
}
