import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { onTestFinished } from 'vitest';

/** A token endpoint for the length of one test: where it is, and the codes that came. */
export interface TokenEndpoint {
  readonly url: string;
  readonly codes: (string | null)[];
}

export async function tokenEndpoint(): Promise<TokenEndpoint> {
  const codes: (string | null)[] = [];
  const server = createServer((request, response) => {
    let body = '';
    request.setEncoding('latin1').on('data', (text: string) => (body += text));
    request.on('end', () => {
      codes.push(new URLSearchParams(body).get('code'));
      response.setHeader('Content-Type', 'application/json');
      response.end('{"access_token":"tok-2YotnFZFEjr1zCsicMWpAA","token_type":"Bearer"}');
    });
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  onTestFinished(() => {
    server.closeAllConnections();
    server.close();
  });
  return { url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`, codes };
}
