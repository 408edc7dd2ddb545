import { createServer, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

/** A merchant's whole server: it takes the launch, sends the code to the token endpoint, and greets. */
export interface Merchant {
  readonly url: string;
  /** Where the token endpoint is and who asks: known only once the sandbox listens. */
  connect(settings: TokenEndpoint): void;
  close(): Promise<void>;
}

interface TokenEndpoint {
  readonly url: string;
  readonly clientId: string;
  readonly clientSecret: string;
  readonly redirectUri: string;
}

/** Starts a merchant on loopback. Its `/launch` exchanges the code with plain fetch, once per visit. */
export async function startMerchant(headers: Record<string, string> = {}): Promise<Merchant> {
  let endpoint: TokenEndpoint | undefined;
  const spent = new Set<string>();
  const server = createServer((request, response) => {
    const url = new URL(request.url ?? '/', 'http://merchant');
    const code = url.searchParams.get('code');
    if (url.pathname === '/session') {
      // Signs in by a cookie, and leads on to a page that needs it.
      const kind = url.searchParams.get('cookie') ?? 'Lax';
      if (code === null) {
        const signedIn = (request.headers.cookie ?? '').includes(`sid${kind}=`);
        respond(response, signedIn ? 'Signed in' : 'Nobody is signed in', headers);
        return;
      }
      const cookie = `sid${kind}=1234567890; Path=/; HttpOnly; SameSite=${kind}`;
      const location = `/session?cookie=${kind}`;
      void welcome(endpoint, code).then(() =>
        response.writeHead(303, { location, 'set-cookie': cookie }).end(),
      );
      return;
    }
    if (url.pathname === '/once' && code !== null) {
      if (spent.has(code)) {
        respond(response, 'This launch was used already', headers);
        return;
      }
      spent.add(code);
    }
    if (url.pathname === '/away') {
      response.writeHead(302, { location: 'http://127.0.0.1:9/elsewhere' }).end();
      return;
    }
    void welcome(endpoint, code).then((words) => respond(response, words, headers));
  });
  await listening(server);
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}`,
    connect: (settings) => void (endpoint = settings),
    close: () =>
      new Promise((resolve) => {
        server.closeAllConnections();
        server.close(() => resolve());
      }),
  };
}

function respond(response: ServerResponse, words: string, headers: Record<string, string>): void {
  response
    .writeHead(200, { 'content-type': 'text/html; charset=utf-8', ...headers })
    .end(page(words));
}

async function welcome(endpoint: TokenEndpoint | undefined, code: string | null): Promise<string> {
  if (endpoint === undefined || code === null) return 'No launch';
  const response = await fetch(`${endpoint.url}/v2/oauth/token`, {
    method: 'POST',
    headers: { 'user-agent': 'tiny-merchant/1.0' },
    body: new URLSearchParams({
      grant_type: 'authorization_code',
      client_id: endpoint.clientId,
      client_secret: endpoint.clientSecret,
      redirect_uri: endpoint.redirectUri,
      code,
    }),
  }).catch(() => undefined);
  if (response === undefined) return 'Connection broken';
  await response.text();
  return response.ok ? 'Welcome to the shop' : `Sorry, ${response.status}`;
}

function page(words: string): string {
  return `<!doctype html><html lang="en"><meta charset="utf-8"><meta name="viewport" content="width=device-width">
<title>Shop</title><style>body{font:18px system-ui;margin:0;padding:32px 24px}h1{font-size:24px}</style>
<main><h1>${words}</h1><p>A tiny merchant.</p></main></html>`;
}

function listening(server: Server): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(0, '127.0.0.1', () => resolve());
  });
}
