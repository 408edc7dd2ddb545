import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { endGroup, ended } from '../../../runtimes/src/child.ts';
import type { Stage } from './stage.ts';

/** The sandbox that a merchant started from the package that was published. */
export interface RunningSandbox {
  /** What the README tells a merchant to put into `.env`. */
  readonly env: Readonly<Record<string, string>>;
  readonly freshCode: () => Promise<string>;
  /** How many token requests came. */
  readonly requests: () => Promise<number>;
  readonly close: () => Promise<void>;
}

/** Starts the command that the package manager put into `node_modules/.bin`. */
export async function startSandbox(
  { folder, signal }: Stage,
  project: string,
): Promise<RunningSandbox> {
  const child = spawn(
    join(project, 'node_modules/.bin/monpay-sandbox'),
    ['start', '--port', '0', '--json'],
    {
      cwd: project,
      env: { ...process.env, TMPDIR: join(folder, 'tmp'), XDG_RUNTIME_DIR: undefined },
      stdio: ['ignore', 'pipe', 'ignore'],
      detached: true,
    },
  );
  const end = ended(child);
  const abort = (): void => endGroup(child);
  signal.addEventListener('abort', abort);
  const lines = createInterface(child.stdout);
  const ending = end.then((status) => {
    throw new Error(`monpay-sandbox of ${project} ended with ${status}`);
  });
  const [first] = (await Promise.race([once(lines, 'line'), ending])) as [string];
  ending.catch(() => {});
  const started = JSON.parse(first) as Record<string, string>;
  const admin = async (method: string, path: string, body?: string): Promise<unknown> => {
    const answer = await fetch(`${started['url']}/_sandbox/${path}`, {
      method,
      headers: {
        Authorization: `Bearer ${started['admin_token']}`,
        'Content-Type': 'application/json',
      },
      ...(body && { body }),
    });
    return answer.json();
  };
  return {
    env: {
      MONPAY_CLIENT_ID: started['client_id'] ?? '',
      MONPAY_CLIENT_SECRET: started['client_secret'] ?? '',
      MONPAY_REDIRECT_URI: started['redirect_uri'] ?? '',
      MONPAY_AUTHORIZATION_SERVER: started['url'] ?? '',
    },
    freshCode: async () => ((await admin('POST', 'codes', '{}')) as { code: string }).code,
    requests: async () =>
      ((await admin('GET', 'requests')) as { requests: unknown[] }).requests.length,
    async close() {
      signal.removeEventListener('abort', abort);
      child.kill('SIGTERM');
      await end;
    },
  };
}
