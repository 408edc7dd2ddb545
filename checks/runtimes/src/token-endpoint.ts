import { once } from 'node:events';
import { createServer, type IncomingHttpHeaders, type ServerResponse } from 'node:http';
import type { AddressInfo, Socket } from 'node:net';
import { gzipSync } from 'node:zlib';

/** One token request as it arrived. */
export interface Received {
  readonly scenario: string;
  readonly method: string;
  readonly headers: IncomingHttpHeaders;
  readonly form: Record<string, string>;
  /** The connection that it came on. */
  readonly socket: Socket;
}

/** A server that answers by the first segment of the path, and remembers what it was asked. */
export interface TokenEndpoint {
  readonly url: string;
  /** An address where nothing listens. */
  readonly closed: string;
  readonly received: Received[];
  readonly connections: () => number;
  readonly close: () => Promise<void>;
}

const good = { access_token: 'tok-2YotnFZFEjr1zCsicMWpAA', token_type: 'Bearer', expires_in: 0 };
const errors: Record<number, string> = {
  400: 'invalid_request',
  401: 'unauthorized_client',
  403: 'invalid_grant',
  415: 'unsupported_grant_type',
  505: 'server_error',
};

type Answer = (response: ServerResponse, elsewhere: string) => unknown;

const json = (status: number, body: unknown): Answer => {
  return (response) =>
    response.writeHead(status, { 'Content-Type': 'application/json' }).end(JSON.stringify(body));
};
const gzipped = (body: Buffer): Answer => {
  return (response) =>
    response
      .writeHead(200, { 'Content-Type': 'application/json', 'Content-Encoding': 'gzip' })
      .end(body);
};

const answers: Record<string, Answer> = {
  together: (response) => setTimeout(() => json(200, good)(response, ''), 100),
  'timeout-headers': () => {},
  'timeout-body': (response) => response.writeHead(200).write('{'),
  abort: () => {},
  'broken-headers': (response) => response.destroy(),
  'broken-fetch': (response) => response.destroy(),
  'broken-reset': (response) => (response.socket as Socket).resetAndDestroy(),
  'broken-body': (response) => {
    response.writeHead(200, { 'Content-Length': 100 }).write('{');
    setTimeout(() => response.destroy(), 50);
  },
  'bodies-html': (response) =>
    response.writeHead(200, { 'Content-Type': 'text/html' }).end('<h1>Maintenance</h1>'),
  'bodies-empty': (response) => response.end(),
  'bodies-bomb': gzipped(gzipSync(Buffer.alloc(50_000_000, ' '))),
  'bodies-gzip': gzipped(gzipSync(JSON.stringify(good))),
  'bodies-corrupt': gzipped(Buffer.from('this is not gzip')),
};
for (const [status, error] of Object.entries(errors)) {
  answers[`refusals-${status}`] = json(Number(status), { error });
}
for (const status of [301, 302, 303, 307, 308]) {
  answers[`redirects-${status}`] = (response, elsewhere) =>
    response.writeHead(status, { Location: `${elsewhere}/elsewhere/v2/oauth/token` }).end();
}

/** Starts a {@link TokenEndpoint} on a free port of loopback. */
export async function tokenEndpoint(): Promise<TokenEndpoint> {
  const received: Received[] = [];
  let connections = 0;
  const server = createServer({ keepAliveTimeout: 60_000 }, (request, response) => {
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    request.on('end', () => {
      const scenario = request.url?.match(/^\/([\w-]+)\/v2\/oauth\/token$/)?.[1] ?? '';
      const body = Buffer.concat(chunks).toString('latin1');
      const { method = '', headers } = request;
      received.push({
        scenario,
        method,
        headers,
        form: Object.fromEntries(new URLSearchParams(body)),
        socket: request.socket,
      });
      // Another origin for most, the same one for some: neither may be followed.
      const elsewhere = scenario.endsWith('8') ? '' : url.replace('127.0.0.1', 'localhost');
      (answers[scenario] ?? json(200, good))(response, elsewhere);
    });
  });
  server.on('connection', () => connections++);
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;

  return {
    url,
    closed: await closedAddress(),
    received,
    connections: () => connections,
    async close() {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

async function closedAddress(): Promise<string> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  await new Promise((resolve) => server.close(resolve));
  return `http://127.0.0.1:${port}`;
}
