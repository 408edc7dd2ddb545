import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Readable } from 'node:stream';
import type { Finished } from '@monpay-miniapp/shared/run';
import { bundleForWorkerd } from './bundle-for-workerd.ts';
import { inModules, programs, type Program } from './programs.ts';

/** The addresses that `consumer/scenarios.mjs` is given. */
export type Addresses = Readonly<Record<'base' | 'closed' | 'idle' | 'untrusted', string>>;

/** One runtime and how a merchant's code runs on it. */
export interface Runtime {
  readonly name: string;
  /** The package that brings it. */
  readonly package: string;
  /** The platform module that the export conditions must choose there. */
  readonly platform: 'node' | 'web';
  /** Whether its `fetch` reports that no connection came about. */
  readonly tellsNotSent: boolean;
  /** Plays the scenarios in the project; the last line of standard output is the report. */
  readonly play: (project: string, addresses: Addresses) => Promise<Finished>;
  /** The same, from CommonJS. */
  readonly require?: (project: string, addresses: Addresses) => Promise<Finished>;
}

/** Every runtime that the package is proven on, at its pinned version. */
export const runtimes: readonly Runtime[] = [
  ...programs.map(onProgram),
  {
    name: 'workerd',
    package: '@cloudflare/workerd-linux-64',
    platform: 'web',
    tellsNotSent: false,
    play: playOnWorkerd,
  },
];

function onProgram({ name, package: path, run }: Program): Runtime {
  const isNode = name === 'Node';
  return {
    name,
    package: path,
    platform: isNode ? 'node' : 'web',
    tellsNotSent: true,
    // With the variable that switches the check of certificates off for the runtime's own fetch.
    play: (cwd, addresses) =>
      run('main.mjs', {
        cwd,
        env: { ...variables(addresses), NODE_TLS_REJECT_UNAUTHORIZED: '0' },
      }),
    ...(isNode && {
      require: (cwd, addresses) => run('require.cjs', { cwd, env: variables(addresses) }),
    }),
  };
}

function variables({ base, closed, idle, untrusted }: Addresses): Record<string, string> {
  return { BASE: base, CLOSED: closed, IDLE: idle, UNTRUSTED: untrusted };
}

async function playOnWorkerd(project: string, addresses: Addresses): Promise<Finished> {
  await bundleForWorkerd(project, 'worker.mjs', 'worker-bundle.mjs');
  await writeFile(
    join(project, 'workerd.capnp'),
    `using Workerd = import "/workerd/workerd.capnp";
const config :Workerd.Config = (
  services = [
    (name = "main", worker = (
      modules = [(name = "worker", esModule = embed "worker-bundle.mjs")],
      compatibilityDate = "2026-11-01",
    )),
    (name = "internet", network = (allow = ["private"])),
  ],
  sockets = [(name = "http", address = "127.0.0.1:0", http = (), service = "main")],
);
`,
  );
  const child = spawn(
    inModules('@cloudflare/workerd-linux-64/bin/workerd'),
    ['serve', '--control-fd=3', 'workerd.capnp'],
    { cwd: project, stdio: ['ignore', 'ignore', 'pipe', 'pipe'] },
  );
  let stderr = '';
  child.stderr?.setEncoding('utf8').on('data', (text: string) => (stderr += text));
  const end = once(child, 'close');
  try {
    const port = await Promise.race([
      portOf(child.stdio[3] as Readable),
      end.then(() => undefined),
    ]);
    if (!port) return { status: 1, stdout: '', stderr };
    const query = new URLSearchParams(addresses);
    const response = await fetch(`http://127.0.0.1:${port}/?${query.toString()}`, {
      signal: AbortSignal.timeout(60_000),
    });
    return { status: response.ok ? 0 : 1, stdout: await response.text(), stderr };
  } finally {
    child.kill();
    await end;
  }
}

async function portOf(control: Readable): Promise<number | undefined> {
  for await (const chunk of control.setEncoding('utf8')) {
    const port = /"port":(\d+)/.exec(String(chunk))?.[1];
    if (port) return Number(port);
  }
  return undefined;
}
