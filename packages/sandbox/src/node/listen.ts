import { once } from 'node:events';
import {
  createServer,
  type IncomingMessage,
  type RequestListener,
  type Server,
  type ServerResponse,
} from 'node:http';
import type { AddressInfo, Socket } from 'node:net';
import * as z from 'zod/mini';
import { deliver } from './deliver.ts';
import { isOwnHost, loopbackHosts, type OwnHosts } from './host-guard.ts';
import { bodyLimit, sandboxError, type PlainAnswer, type PlainRequest } from '../http/message.ts';
import { hostNames } from '../world/deliver-to.ts';
import { judge, object, whole } from '../world/judge.ts';
import { isMonPayHost } from '../world/monpay-host.ts';
import { answerMalformed } from './malformed-http.ts';
import type { ListenOptions } from '../serve/listen-options.ts';
import type { Answering, Listening } from '../serve/platform.ts';

const mostNames = 20;
const urlWords =
  "takes the http: or https: URL that browsers open, without a path, and not MonPay's, such as http://localhost:4020";

function isOrigin(text: string): boolean {
  if (!URL.canParse(text)) return false;
  const { protocol, host, href, origin } = new URL(text);
  return /^https?:$/.test(protocol) && href === `${origin}/` && !isMonPayHost(host);
}

const pem = z.string({ error: 'takes a text in PEM' });
const listenOptions = object({
  port: z.optional(whole(0, 65_535)),
  host: z.optional(
    z.enum(loopbackHosts, {
      error: `takes ${loopbackHosts.join(', ')}: a sandbox is for other machines to reach only by the names that it is given`,
    }),
  ),
  names: z.optional(hostNames(mostNames)),
  publicUrl: z.optional(
    z.string({ error: urlWords }).check(z.refine(isOrigin, { error: urlWords })),
  ),
  https: z.optional(object({ key: pem, cert: pem })),
});

/** How much of a body that is too long is read and thrown away, so that its sender reads the answer. */
const discardLimit = 1_048_576;
const deadline = 10_000;

/**
 * Puts a sandbox on a port of the loopback address.
 * @throws {TypeError} if an option is wrong
 * @throws {Error} if the port cannot be had; the message says what to do
 */
export async function listen(answer: Answering, options: ListenOptions): Promise<Listening> {
  const judged = judge(listenOptions, options, 'The options');
  const { port = 0, host = '127.0.0.1', names: given = [], publicUrl, https } = judged;
  const names = given.map((name) => name.toLowerCase().replace(/^\[|\]$/g, ''));
  const scheme = https ? 'https' : 'http';
  const serverOptions = {
    headersTimeout: deadline,
    requestTimeout: deadline,
    connectionsCheckingInterval: 2000,
    keepAliveTimeout: 60_000,
    // Refused in words, as any other Host is.
    requireHostHeader: false,
    allowHalfOpen: true,
  };
  const serve: RequestListener = (request, response) => {
    // Only here is the port known, and by now it is.
    const { port: own } = server.address() as AddressInfo;
    receive(answer, request, response, { port: own, scheme, names, publicUrl });
  };
  const server: Server = https
    ? (await import('node:https')).createServer({ ...serverOptions, ...https }, serve)
    : createServer(serverOptions, serve);
  // Node would end a connection whose client has closed its side, and lose an answer that is still to come. It has
  // this switch since its beginnings, and does not document it.
  Object.assign(server, { httpAllowHalfOpen: true });
  server.maxConnections = 2000;
  // Of its own: a socket that was taken for CONNECT is none of the server's any more.
  const sockets = new Set<Socket>();
  server.on('connection', (socket: Socket) => {
    sockets.add(socket);
    socket.once('close', () => sockets.delete(socket));
  });
  server.on('checkExpectation', serve);
  server.on('clientError', answerMalformed);
  server.on('connect', (_, socket) => answerMalformed(undefined, socket as Socket));

  server.listen(port, names.length > 0 ? '0.0.0.0' : host);
  await once(server, 'listening').catch((cause: NodeJS.ErrnoException) => {
    const fault = listenFaults[cause.code ?? ''];
    if (fault === undefined) throw cause;
    throw new Error(`Port ${port} ${fault}. Choose another, or 0 for any free one.`, { cause });
  });
  const { port: own } = server.address() as AddressInfo;
  return {
    url: `${scheme}://${host === '::1' ? '[::1]' : host}:${own}`,
    publicUrl: publicUrl ?? (given[0] && `${scheme}://${given[0]}:${own}`),
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        for (const socket of sockets) socket.destroy();
      }),
  };
}

const listenFaults: Readonly<Record<string, string>> = {
  EADDRINUSE: 'is in use',
  EACCES: 'cannot be opened by this user',
  EADDRNOTAVAIL: 'cannot be opened: this machine does not have the address',
};

function receive(
  answer: Answering,
  request: IncomingMessage,
  response: ServerResponse,
  own: OwnHosts,
): void {
  const { host } = request.headers;
  const { scheme, port } = own;
  const chunks: Buffer[] = [];
  let length = 0;
  request.on('data', (chunk: Buffer) => {
    length += chunk.length;
    if (length <= bodyLimit) chunks.push(chunk);
    else if (length > discardLimit) request.destroy();
  });
  // The client has left, or was sent away: there is nobody to answer.
  request.on('error', () => {});
  response.on('error', () => {});
  request.on('end', () => {
    const target = request.url ?? '/';
    if (!isOwnHost(host, own) || !target.startsWith('/')) {
      return deliver(notOurs(host, port), request, response);
    }
    const plain: PlainRequest = {
      method: request.method ?? 'GET',
      target,
      origin: `${scheme}://${host}`,
      address: request.socket.localAddress,
      header: (name) => {
        const value = request.headers[name];
        return Array.isArray(value) ? value.join(', ') : value;
      },
      body:
        length > bodyLimit ? undefined : chunks.length === 1 ? chunks[0] : Buffer.concat(chunks),
    };
    const answered = answer(plain);
    if (answered instanceof Promise) void answered.then((late) => deliver(late, request, response));
    else deliver(answered, request, response);
  });
}

function notOurs(host: string | undefined, port: number): PlainAnswer {
  return sandboxError(
    421,
    'wrong_host',
    `The request ${host === undefined ? 'has no Host header' : 'names another host'}, and this server is localhost:${port}. Another name that leads here may be a web page's attempt to reach it (DNS rebinding).`,
  );
}
