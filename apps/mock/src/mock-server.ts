import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { setTimeout as pause } from 'node:timers/promises';
import { problem, type Answer } from './answer.ts';
import type { Prism } from './prism.ts';

/** How long a request may take to arrive: milliseconds. */
const deadline = 2000;
/** How long a body may be: bytes. What comes after them is read and thrown away. */
const bodyLimit = 65_536;
/** How long a header may be that Prism parses, which takes time by the square of its length: characters. */
const headerLimit = 1024;
const parsedHeaders = ['accept', 'content-type', 'prefer'];

/** What the server needs to know. */
export interface MockServerOptions {
  /** The Prism to ask now: an edited spec gets another. */
  prism: () => Prism;
  /** Takes one line a request: method, path, status, milliseconds. Never a query, a header or a body. */
  log: (line: string) => void;
}

/** Creates a server that answers every request, whatever Prism makes of it and however slowly it arrives. */
export function createMockServer(options: MockServerOptions): Server {
  const limits = {
    // For headers that do not arrive; a body has the same deadline below, and an answer in words.
    headersTimeout: deadline,
    requestTimeout: 2 * deadline,
    connectionsCheckingInterval: deadline / 4,
  };
  const server = createServer(limits, (request, response) => {
    void respond(request, response, options);
  });
  // Ends a connection whose client does not read its answers.
  server.timeout = 10 * deadline;
  server.maxConnections = 2000;
  return server;
}

async function respond(
  request: IncomingMessage,
  response: ServerResponse,
  { prism, log }: MockServerOptions,
): Promise<void> {
  const began = performance.now();
  const target = URL.parse(request.url ?? '', 'http://mock');
  const answer = await withinDeadline(answerTo(request, target, prism));
  if (answer) {
    if (!request.complete) response.setHeader('Connection', 'close');
    response.writeHead(answer.status, answer.headers).end(answer.body);
  }
  const took = Math.round(performance.now() - began);
  const { status = 'left', note } = answer ?? {};
  // The URL has escaped what a terminal would obey.
  const line = `${request.method} ${target?.pathname ?? '?'} ${status} ${took} ms`;
  log(note === undefined ? line : `${line}: ${note}`);
}

/** @returns undefined if the client has left. */
async function withinDeadline(answer: Promise<Answer>): Promise<Answer | undefined> {
  const timer = new AbortController();
  const tooLate = problem(408, `The request was not complete within ${deadline} ms.`);
  try {
    return await Promise.race([answer, pause(deadline, tooLate, { signal: timer.signal })]);
  } catch {
    return undefined;
  } finally {
    timer.abort();
  }
}

async function answerTo(
  request: IncomingMessage,
  target: URL | null,
  prism: () => Prism,
): Promise<Answer> {
  const body = await bodyOf(request);
  const { method = 'GET', headers } = request;
  if (!body) return problem(413, `The body is longer than ${bodyLimit} bytes.`);
  const tooLong = parsedHeaders.find((name) => String(headers[name] ?? '').length > headerLimit);
  if (tooLong)
    return problem(431, `The header ${tooLong} is longer than ${headerLimit} characters.`);
  if (!target?.pathname.startsWith('/')) return problem(400, 'The request has no valid path.');
  return prism()({ method, target, headers, body });
}

/** The body, or undefined if it is too long. */
async function bodyOf(request: AsyncIterable<Buffer>): Promise<Buffer | undefined> {
  const chunks: Buffer[] = [];
  let length = 0;
  for await (const chunk of request) {
    length += chunk.length;
    if (length <= bodyLimit) chunks.push(chunk);
  }
  return length <= bodyLimit ? Buffer.concat(chunks) : undefined;
}
