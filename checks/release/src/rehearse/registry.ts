import { once } from 'node:events';
import { mkdir } from 'node:fs/promises';
import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { runServer } from 'verdaccio';

/** A real registry on a free port of this machine, empty at first. */
export interface Registry {
  /** Without a slash at its end. */
  readonly url: string;
  /** Lets its one user publish. */
  readonly token: string;
  readonly close: () => Promise<void>;
}

/** Starts Verdaccio. It keeps everything in `folder`, and asks no other registry. */
export async function startRegistry(folder: string): Promise<Registry> {
  await mkdir(folder);
  const server = (await runServer({
    storage: join(folder, 'storage'),
    self_path: folder,
    auth: { htpasswd: { file: join(folder, 'htpasswd') } },
    uplinks: {},
    packages: { '@monpay-miniapp/*': { access: '$all', publish: '$authenticated' } },
    web: { enable: false },
    // A packed source map is larger than the 10 MB that it takes by itself would allow one day.
    max_body_size: '50mb',
    log: { type: 'stdout', format: 'pretty', level: 'fatal' },
  } as never)) as Server;
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  return {
    url,
    token: await newUser(url),
    async close() {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

async function newUser(url: string): Promise<string> {
  const name = 'rehearsal';
  const answer = await fetch(`${url}/-/user/org.couchdb.user:${name}`, {
    method: 'PUT',
    headers: { 'Content-Type': 'application/json' },
    body: JSON.stringify({ name, password: `${name}-${Math.random()}` }),
  });
  const { token } = (await answer.json()) as { token?: string };
  if (!token) throw new Error(`Verdaccio made no user: HTTP ${answer.status}`);
  return token;
}
