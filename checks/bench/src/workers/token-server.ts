// The token endpoint of the benchmark, a process of its own: as little of a server as Node can be.
import { once } from 'node:events';
import { createServer, type RequestListener } from 'node:http';
import type { AddressInfo } from 'node:net';
import { codeIn, tokenResponse } from '../launches.ts';
import { answerQuestions } from './answer-questions.ts';
import { seenCodes } from './seen-codes.ts';

/** How the server is started, as JSON in its first argument. */
export interface TokenServerOptions {
  /** PEM. Without it the server speaks plain HTTP. */
  readonly certificate?: { readonly cert: string; readonly key: string };
  /** Milliseconds that the server says, and keeps, an idle connection; 0 says nothing and keeps it for ever. */
  readonly keepAlive?: number;
}

const { certificate, keepAlive = 0 } = JSON.parse(process.argv[2] ?? '{}') as TokenServerOptions;
const seen = seenCodes();
/** What the resource API answers, to whatever is asked: enough for a customer and for a check. */
const paidInvoice = JSON.stringify({
  code: 'OK',
  intCode: 0,
  info: '',
  result: { id: 64, userId: 7, status: 'PAID', amount: 15_000, receiver: 'branch-user' },
});

const serve: RequestListener = (request, response) => {
  let form = '';
  request.setEncoding('latin1');
  request.on('data', (chunk: string) => (form += chunk));
  request.on('end', () => {
    if (request.url?.startsWith('/v2/api/')) {
      response.writeHead(200, { 'Content-Type': 'application/json' });
      response.end(paidInvoice);
      return;
    }
    const code = codeIn(form);
    seen.see(code);
    const body = tokenResponse(code);
    response.writeHead(200, {
      'Content-Type': 'application/json',
      'Content-Length': body.length,
    });
    response.end(body);
  });
};

const options = { keepAliveTimeout: keepAlive };
const server = certificate
  ? (await import('node:https')).createServer(
      { ...options, ...certificate, minVersion: 'TLSv1.3' },
      serve,
    )
  : createServer(options, serve);
// Room for a thousand clients that come at once.
server.listen({ port: 0, host: '127.0.0.1', backlog: 4_096 });
await once(server, 'listening');

/** A question to the server: what came of a series, and how much CPU it took so far. */
export type TokenServerQuestion = { readonly series: string } | 'cpu';

answerQuestions((server.address() as AddressInfo).port, (question: TokenServerQuestion) => {
  if (question !== 'cpu') return seen.of(question.series);
  const { user, system } = process.cpuUsage();
  return user + system;
});
