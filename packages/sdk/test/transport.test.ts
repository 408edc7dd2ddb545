import { describe, expect, onTestFinished, test } from 'vitest';
import { platform as node } from '../src/transport/platform/node.ts';
import { platform as web } from '../src/transport/platform/web.ts';
import type { Transport, TransportRequest } from '../src/transport/request.ts';
import { loopback, type Answer } from './hostile/loopback.ts';
import { raw, reply } from './hostile/replies.ts';

const transports: [string, Transport][] = [
  ["Node's own", node.transport],
  ['a given fetch on Node', node.transportOver(fetch)],
  ["the web's own", web.transport],
  ['a given fetch on the web', web.transportOver(fetch)],
];
const signal = AbortSignal.timeout(20_000);
const headers = { Accept: 'application/json' };

async function serving(...answers: readonly Answer[]) {
  let asked = 0;
  const served = await loopback({ answer: (exchange) => answers[asked++]?.(exchange) });
  onTestFinished(() => served.close());
  const get = (more: Partial<TransportRequest> = {}): TransportRequest => {
    return { method: 'GET', url: `${served.url}/invoice`, headers, body: undefined, ...more };
  };
  return { ...served, get };
}

describe.each(transports)('%s', (_, transport) => {
  test('sends a GET with its query and without a body', async () => {
    const { get, requests, url } = await serving(reply(200, { id: 1 }));
    const answer = await transport(get({ url: `${url}/v2/check?uuid=a%2Fb&x=%D0%9A` }), signal);
    expect(answer).toMatchObject({ status: 200 });
    expect(requests[0]?.head).toMatch(/^GET \/v2\/check\?uuid=a%2Fb&x=%D0%9A HTTP\/1\.1\r\n/);
    expect(requests[0]?.head).not.toMatch(/^(content-length|transfer-encoding|content-type):/im);
    expect(requests[0]?.body).toBe('');
  });

  test('sends a body in UTF-8', async () => {
    const { get, requests } = await serving(reply(200, {}));
    const text = '{"description":"Кофе ☕"}';
    const more = { method: 'POST', headers: { 'Content-Type': 'application/json' } };
    await transport(get({ ...more, body: text }), signal);
    expect(requests[0]?.head).toMatch(
      new RegExp(`^content-length: ${Buffer.byteLength(text)}$`, 'im'),
    );
    expect(Buffer.from(requests[0]?.body ?? '', 'latin1').toString()).toBe(text);
  });

  test('reports a GET that reached no server as not sent', async () => {
    const { get, close } = await serving();
    await close();
    expect(await transport(get(), signal)).toEqual({
      outcome: 'not_sent',
      systemCode: 'ECONNREFUSED',
    });
  });
});

const closes: Answer = ({ socket }) => socket.destroy();

describe('a kept connection that the server closes as the second request arrives', () => {
  test('costs a read nothing: it is sent once more, over a new connection', async () => {
    const { get, requests, sockets } = await serving(reply(200, {}), closes, reply(200, {}));
    await node.transport(get(), signal);
    const answer = await node.transport(get({ repeatable: true }), signal);
    expect(answer).toMatchObject({ status: 200 });
    expect([requests.length, sockets.length]).toEqual([3, 2]);
  });

  test('leaves the outcome unknown for everything else', async () => {
    const { get, requests } = await serving(reply(200, {}), closes, reply(200, {}));
    await node.transport(get(), signal);
    expect(await node.transport(get(), signal)).toMatchObject({ outcome: 'unknown' });
    expect(requests).toHaveLength(2);
  });
});

test.each<[string, Answer[], number]>([
  ['on a new connection', [closes], 1],
  ['after a byte of the answer', [reply(200, {}), raw('H')], 2],
  ['twice', [reply(200, {}), closes, closes], 3],
])('a read whose connection ends %s is not sent again', async (_, answers, times) => {
  const { get, requests } = await serving(...answers, reply(200, {}));
  for (let read = 1; read < answers.length && read < 2; read++) await node.transport(get(), signal);
  const answer = await node.transport(get({ repeatable: true }), signal);
  expect(answer).toMatchObject({ outcome: 'unknown' });
  expect(requests).toHaveLength(times);
});

test('of a read that failed twice, the second failure counts, unless it was not sent', async () => {
  const broken = raw('nonsense\r\n\r\n');
  const { get } = await serving(reply(200, {}), closes, broken);
  await node.transport(get(), signal);
  expect(await node.transport(get({ repeatable: true }), signal)).toMatchObject({
    outcome: 'unknown',
    systemCode: expect.stringMatching(/^HPE_/),
  });
});

test('a read that may have reached the server stays unknown, if nobody is there for the second one', async () => {
  const server = { stop: async (): Promise<void> => {} };
  const { get, close } = await serving(reply(200, {}), () => void server.stop());
  server.stop = close;
  await node.transport(get(), signal);
  expect(await node.transport(get({ repeatable: true }), signal)).toMatchObject({
    outcome: 'unknown',
  });
});
