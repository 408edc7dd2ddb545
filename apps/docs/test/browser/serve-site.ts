import { once } from 'node:events';
import { readFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { extname, join } from 'node:path';
import { base } from '../../src/site.ts';
import { builtFolder } from '../built-site.ts';

const types: Readonly<Record<string, string>> = {
  '.css': 'text/css',
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript',
  '.json': 'application/json',
  '.md': 'text/plain; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.txt': 'text/plain; charset=utf-8',
  '.wasm': 'application/wasm',
};

/** The built site as GitHub Pages serves it: below its base, with no header of ours. */
export async function serveSite(): Promise<AsyncDisposable & { url: string }> {
  const server = createServer((request, response) => {
    void answer(request.url ?? '').then(({ status, type, body }) =>
      response.writeHead(status, { 'Content-Type': type }).end(body),
    );
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}${base}`,
    async [Symbol.asyncDispose]() {
      server.closeAllConnections();
      server.close();
      await once(server, 'close');
    },
  };
}

async function answer(target: string): Promise<{ status: number; type: string; body: Buffer }> {
  const { pathname } = new URL(target, 'http://localhost');
  const path = decodeURIComponent(pathname.slice(base.length));
  const file = join(builtFolder, path.endsWith('/') || path === '' ? `${path}index.html` : path);
  try {
    if (!pathname.startsWith(base)) throw new Error('elsewhere');
    return {
      status: 200,
      type: types[extname(file)] ?? 'application/octet-stream',
      body: await readFile(file),
    };
  } catch {
    return { status: 404, type: 'text/html', body: await readFile(join(builtFolder, '404.html')) };
  }
}
