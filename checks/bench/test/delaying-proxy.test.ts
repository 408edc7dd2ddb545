import { once } from 'node:events';
import { connect, createServer, type AddressInfo, type Socket } from 'node:net';
import { setTimeout } from 'node:timers/promises';
import { expect, onTestFinished, test } from 'vitest';
import { delayingProxy } from '../src/delaying-proxy.ts';

const roundTrip = 30;

/** A client at the near end, and a server at the far end that sends everything back. */
async function line(): Promise<{ client: Socket; says: (text: string) => Promise<string> }> {
  const server = createServer((socket) => socket.pipe(socket)).listen(0, '127.0.0.1');
  onTestFinished(() => void server.close());
  await once(server, 'listening');
  const proxy = await delayingProxy((server.address() as AddressInfo).port, roundTrip);
  onTestFinished(proxy.close);
  const client = connect(proxy.port, '127.0.0.1').setEncoding('utf8');
  return {
    client,
    async says(text) {
      client.write(text);
      const [answer] = (await once(client, 'data')) as [string];
      return answer;
    },
  };
}

async function timed(work: Promise<unknown>): Promise<number> {
  const before = performance.now();
  await work;
  return performance.now() - before;
}

// Only what can't be too short is asserted: how much longer it takes is the machine's doing.
test('what is sent over a new connection waits for its handshake too', async () => {
  const { says } = await line();
  expect(await timed(says('first'))).toBeGreaterThanOrEqual(2 * roundTrip - 1);
  expect(await timed(says('kept'))).toBeGreaterThanOrEqual(roundTrip - 1);
});

test('a connection that was opened early has had its handshake', async () => {
  const { says } = await line();
  await setTimeout(2 * roundTrip);
  expect(await says('first')).toBe('first');
});

test('everything arrives, in order, and so does the end', async () => {
  const { client } = await line();
  let answer = '';
  client.on('data', (text: string) => (answer += text));
  for (let i = 0; i < 100; i++) {
    client.write(`${i},`);
    if (i % 10 === 0) await setTimeout(1);
  }
  client.end('end');
  await once(client, 'end');
  expect(answer).toBe(`${Array.from({ length: 100 }, (_, i) => i).join(',')},end`);
});
