import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { text } from 'node:stream/consumers';
import { expect, onTestFinished, test, vi } from 'vitest';

type Example = { tokenRequest: (code: string) => Record<'url' | 'method' | 'body', string> };

/** The README's example, loaded by Node itself from inside the package, so that it imports what was built. */
async function readmeExample(): Promise<Example> {
  const readme = readFileSync(new URL('../README.md', import.meta.url), 'utf8');
  const code = /^```ts\n(.*?)^```$/ms.exec(readme)?.[1] ?? '';
  const folder = mkdtempSync(join(import.meta.dirname, '../.readme-'));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  const file = join(folder, 'example.ts');
  writeFileSync(file, code);
  return import(/* @vite-ignore */ pathToFileURL(file).href) as Promise<Example>;
}

test.each(['', '/', '//'])(
  'README example: the request arrives when the server is given as its URL and %j',
  async (ending) => {
    const arrived: string[] = [];
    const server = createServer((request, response) => {
      arrived.push(`${request.method} ${request.url}`);
      void text(request).then((body) => response.end(String(arrived.push(body))));
    });
    server.listen(0, '127.0.0.1');
    await once(server, 'listening');
    onTestFinished(() => void server.close());
    const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
    vi.stubEnv('MONPAY_AUTHORIZATION_SERVER', url + ending);
    vi.stubEnv('MONPAY_CLIENT_ID', 'shop');
    vi.stubEnv('MONPAY_CLIENT_SECRET', 'a+b');
    vi.stubEnv('MONPAY_REDIRECT_URI', 'https://shop.example/launch');
    onTestFinished(() => void vi.unstubAllEnvs());

    const { tokenRequest } = await readmeExample();
    const request = tokenRequest('a code');
    await fetch(request.url, { method: request.method, body: request.body });

    expect(arrived).toEqual([
      'POST /v2/oauth/token',
      'redirect_uri=https%3A%2F%2Fshop.example%2Flaunch&client_id=shop&client_secret=a%2Bb&code=a+code&grant_type=authorization_code',
    ]);
  },
);
