import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';

/** Runs the demo as a person does: a process of its own, from its built packages. */
export async function startDemo(): Promise<{ url: string } & AsyncDisposable> {
  const dev = new URL('../../../../apps/demo/src/dev.ts', import.meta.url).pathname;
  const child = spawn(process.execPath, [dev, '--port', '0', '--json'], {
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let said = '';
  child.stderr.on('data', (chunk: Buffer) => (said += chunk));
  const ended = once(child, 'exit');
  const [line] = await Promise.race([
    once(createInterface({ input: child.stdout }), 'line') as Promise<string[]>,
    ended.then(() => {
      throw new Error(`The demo ended at once; are the packages built? It said: ${said}`);
    }),
  ]);
  const { url } = JSON.parse(String(line)) as { url: string };
  return {
    url,
    async [Symbol.asyncDispose]() {
      child.kill();
      await ended;
    },
  };
}
