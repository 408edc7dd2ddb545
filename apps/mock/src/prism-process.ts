import { fork } from 'node:child_process';
import { createRequire } from 'node:module';
import { createInterface } from 'node:readline';
import { loopback } from './loopback.ts';

/** One run of Prism's own command in a process of its own. */
export interface PrismProcess {
  /** The port it listens on now: Prism takes another one when it reloads an edited spec. */
  port: () => number | undefined;
  /** Resolves with true once it listens, or with false when it ended without having listened. */
  listening: Promise<boolean>;
  /** Resolves with the reason when it has ended. It never rejects. */
  ended: Promise<string>;
}

const prismCommand = createRequire(import.meta.url).resolve('@stoplight/prism-cli');
const preload = new URL('./exit-with-parent.ts', import.meta.url).href;

/** Starts `prism mock` on any free port; `signal` kills it. */
export function startPrism(file: string, signal: AbortSignal): PrismProcess {
  const child = fork(
    prismCommand,
    ['mock', file, '--port=0', `--host=${loopback}`, '--no-multiprocess', '--no-cors'],
    {
      execArgv: ['--import', preload],
      env: { ...process.env, FORCE_COLOR: '0' },
      silent: true,
      signal,
      killSignal: 'SIGKILL',
    },
  );
  const listening = Promise.withResolvers<boolean>();
  const ended = Promise.withResolvers<string>();
  let port: number | undefined;
  let fatal: string | undefined;
  let thrown: string | undefined;

  eachLine(child.stdout, (line) => {
    const origin = /Prism is listening on (\S+)/.exec(line)?.[1];
    if (origin !== undefined) {
      port = Number(new URL(origin).port);
      listening.resolve(true);
    }
    fatal = /\bfatal\s+(.+)/.exec(line)?.[1] ?? fatal;
  });
  eachLine(child.stderr, (line) => {
    thrown = /^(\w*Error)\b/.exec(line)?.[1] ?? thrown;
  });
  const end = (reason: string) => {
    port = undefined;
    listening.resolve(false);
    ended.resolve(reason);
  };
  child.once('error', (error) => end(error.message));
  child.once('close', (code, killedBy) => {
    if (killedBy !== null) end(`signal ${killedBy}`);
    else end(fatal ?? crashes[thrown ?? ''] ?? thrown ?? `exit code ${code}`);
  });
  return { port: () => port, listening: listening.promise, ended: ended.promise };
}

/** What is known to end Prism, by the class of the error: its message is not passed on, it may quote a request. */
const crashes: Record<string, string> = {
  TypeError: 'TypeError: a malformed Accept header does this',
  URIError: 'URIError: a bad %-escape in the key of a form does this',
};

function eachLine(stream: NodeJS.ReadableStream | null, onLine: (line: string) => void): void {
  if (stream) createInterface({ input: stream }).on('line', onLine);
}
