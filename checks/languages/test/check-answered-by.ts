import { once } from 'node:events';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { arrayBuffer } from 'node:stream/consumers';
import { startMock } from '@monpay-miniapp/mock';

const statuses: Record<string, number> = {
  unauthorized: 401,
  insufficient_access: 401,
  internal_error: 500,
};

/**
 * The mock, with a door that asks it for this named example when an invoice is checked, since a generated client sends
 * no `Prefer`. Everything else gets the first example.
 */
export async function checkAnsweredBy(
  example: string,
): Promise<AsyncDisposable & { readonly url: string }> {
  const mock = await startMock();
  const answer = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    const { method = 'GET', url = '/', headers } = request;
    const isCheck = method === 'GET' && url.startsWith('/v2/api/oauth/invoice/');
    const { 'content-type': type = '', authorization = '' } = headers;
    const answered = await fetch(mock.url + url, {
      method,
      headers: {
        Accept: 'application/json',
        ...(type && { 'Content-Type': type }),
        ...(authorization && { Authorization: authorization }),
        ...(isCheck && { Prefer: `code=${statuses[example] ?? 200}, example=${example}` }),
      },
      ...(method === 'POST' && { body: await arrayBuffer(request) }),
    });
    response.writeHead(answered.status, { 'Content-Type': 'application/json' });
    response.end(await answered.text());
  };
  const door = createServer((request, response) => {
    answer(request, response).catch(() => response.destroy());
  });
  door.listen(0, '127.0.0.1');
  await once(door, 'listening');
  return {
    url: `http://127.0.0.1:${(door.address() as AddressInfo).port}`,
    async [Symbol.asyncDispose]() {
      door.closeAllConnections();
      door.close();
      await mock.close();
    },
  };
}
