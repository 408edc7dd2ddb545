import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';

export interface TextServer extends AsyncDisposable {
  readonly url: string;
  readonly requests: number;
}

/** A server on this machine that answers every request with the same text. */
export async function serveText(text: string): Promise<TextServer> {
  let requests = 0;
  const server = createServer((_, response) => {
    requests += 1;
    response.end(text);
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}/generator.jar`,
    get requests() {
      return requests;
    },
    async [Symbol.asyncDispose]() {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}
