import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { PrismPort } from './connect-to-prism.ts';
import { forward, NoAnswer } from './forward.ts';

/** What stands before Prism needs to know. */
export interface FrontOptions {
  prismPort: PrismPort;
  /** Takes one line a request: method, path, status, milliseconds. Never a query, a header or a body. */
  log?: (line: string) => void;
}

/**
 * A server that hands every request to Prism and answers itself where Prism does not: Prism ends at some
 * requests and never answers others, and a client should get an answer all the same.
 */
export function createFront({ prismPort, log = () => {} }: FrontOptions): Server {
  return createServer((request, response) => {
    const began = performance.now();
    const gone = new AbortController();
    let note = '';
    response.once('close', () => {
      gone.abort();
      const status = response.headersSent ? response.statusCode : 'left';
      const took = Math.round(performance.now() - began);
      log(`${request.method} ${pathOf(request)} ${status} ${took} ms${note}`);
    });
    forward(request, response, prismPort, gone.signal).catch((error: unknown) => {
      if (gone.signal.aborted) return;
      const { status, message } =
        error instanceof NoAnswer ? error : new NoAnswer(502, 'The request cannot be handed on');
      note = `: ${message}`;
      sendProblem(response, status, message);
    });
  });
}

/** Only the path: a query may carry a secret, and escaping keeps a terminal safe from control characters. */
function pathOf(request: IncomingMessage): string {
  return URL.parse(request.url ?? '', 'http://mock')?.pathname ?? '?';
}

/** @see https://www.rfc-editor.org/rfc/rfc9457 which is how Prism tells of its own errors, too. */
function sendProblem(response: ServerResponse, status: number, detail: string): void {
  if (response.headersSent) {
    response.destroy();
    return;
  }
  response.writeHead(status, {
    'Content-Type': 'application/problem+json',
    Connection: 'close',
    ...(status === 503 && { 'Retry-After': '1' }),
  });
  response.end(JSON.stringify({ title: 'The mock has no answer', status, detail }));
}
