import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';

interface Asked {
  readonly call: string;
  readonly authorization: string | undefined;
}

export interface TrustedRegistry extends AsyncDisposable {
  readonly url: string;
  /** What a job with `id-token: write` has in its environment. */
  readonly variables: Readonly<Record<string, string>>;
  readonly idToken: string;
  readonly requests: readonly Asked[];
}

// A JWT of a private repository: for a public one provenance would be signed, which takes the real pipeline.
const idToken = ['{}', '{"repository_visibility":"private"}', 'signature']
  .map((part) => Buffer.from(part).toString('base64url'))
  .join('.');

/** On this machine: what hands out a job's id token, and a registry that takes one in exchange. */
export async function trustedRegistry(): Promise<TrustedRegistry> {
  const requests: Asked[] = [];
  const server = createServer((request, response) => {
    const { method, url = '/' } = request;
    requests.push({ call: `${method} ${url}`, authorization: request.headers.authorization });
    request.resume().on('end', () => {
      const allowed = method !== 'PUT' || request.headers.authorization === 'Bearer short-lived';
      const answer = url.startsWith('/id-token') ? { value: idToken } : { token: 'short-lived' };
      response.writeHead(allowed ? 201 : 401, { 'Content-Type': 'application/json' });
      response.end(JSON.stringify(allowed ? answer : { error: 'who are you?' }));
    });
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/`;
  return {
    url,
    idToken,
    requests,
    variables: {
      GITHUB_ACTIONS: 'true',
      CI: 'true',
      ACTIONS_ID_TOKEN_REQUEST_URL: `${url}id-token`,
      ACTIONS_ID_TOKEN_REQUEST_TOKEN: 'of the job',
    },
    async [Symbol.asyncDispose]() {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}
