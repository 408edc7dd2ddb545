import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';

const cli = fileURLToPath(new URL('../src/cli.ts', import.meta.url));

/** The command in a process of its own, which ends with the scope of an `await using`. */
export class MockCommand implements AsyncDisposable {
  readonly child: ChildProcess;
  /** Resolves with the exit code, or with the signal, when it has ended. */
  readonly ended: Promise<number | string>;
  /** What it has printed so far, on both streams. */
  printed = '';

  constructor(...args: string[]) {
    this.child = spawn(process.execPath, [cli, ...args], { stdio: ['ignore', 'pipe', 'pipe'] });
    for (const stream of [this.child.stdout, this.child.stderr]) {
      stream?.setEncoding('utf8').on('data', (text: string) => (this.printed += text));
    }
    this.ended = once(this.child, 'close').then(([code, signal]) => code ?? signal);
  }

  /** Where it listens, as soon as it says so. */
  async url(): Promise<string> {
    const exit = this.ended.then(() => true);
    while (!this.printed.endsWith('Ctrl-C stops the mock.\n\n')) {
      const output = once(this.child.stdout ?? this.child, 'data').then(() => false);
      if (await Promise.race([output, exit])) throw new Error(`No mock: ${this.printed}`);
    }
    return /listens on (\S+)\n/.exec(this.printed)?.[1] ?? '';
  }

  async [Symbol.asyncDispose](): Promise<void> {
    this.child.kill();
    await this.ended;
  }
}
