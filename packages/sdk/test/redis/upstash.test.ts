import { once } from 'node:events';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { Redis as Upstash } from '@upstash/redis';
import { Redis } from 'ioredis';
import { expect, onTestFinished, test } from 'vitest';
import { authorizationCodeGrant } from '../../src/index.ts';
import { redisSpentCodes } from '../../src/spent-codes/redis.ts';
import { answering, clientOf, errorOf, freshCode, goodToken } from '../token-endpoint.ts';
import { waitUntil } from './memories.ts';
import { redisServer } from './redis-server.ts';

type Command = [name: string, ...rest: string[]];
type Answer = { result: unknown } | { error: string };

/** Upstash's REST before a Redis of ours: commands are JSON arrays, one or, at `/pipeline`, several. */
async function overRest(port: number): Promise<Upstash> {
  const redis = new Redis({ port, host: '127.0.0.1', maxRetriesPerRequest: 0 });
  redis.on('error', () => {});
  const run = ([name, ...rest]: Command): Promise<Answer> =>
    redis.call(name, ...rest).then(
      (result) => ({ result }),
      (error: Error) => ({ error: error.message }),
    );
  const answer = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk);
    const sent: unknown = JSON.parse(Buffer.concat(chunks).toString());
    const several = request.url === '/pipeline';
    const answers = await Promise.all((several ? (sent as Command[]) : [sent as Command]).map(run));
    response.statusCode = !several && answers.some((each) => 'error' in each) ? 400 : 200;
    response.end(JSON.stringify(several ? answers : answers[0]));
  };
  const server = createServer((request, response) => void answer(request, response));
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  onTestFinished(() => {
    server.close();
    redis.disconnect();
  });
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  return new Upstash({ url, token: 'a-token', retry: false, enableTelemetry: false });
}

test('Upstash over REST: the first who claims a key gets it, until it is given back', async () => {
  const { port, command } = await redisServer();
  const [here, there] = [
    redisSpentCodes(await overRest(port)),
    redisSpentCodes(await overRest(port)),
  ];
  const racing = await Promise.all(
    Array.from({ length: 20 }, (_, index) => (index % 2 ? here : there).claim('a', 60_000)),
  );
  expect(racing.filter(Boolean)).toHaveLength(1);
  await here.release('a');
  await there.release('a');
  expect(await command('DBSIZE')).toBe(0);
  expect(await here.claim('b', 100)).toBe(true);
  await waitUntil(() => there.claim('b', 60_000));
});

test('Upstash over REST: what Redis refuses is named, nothing is sent, and the code stays good', async () => {
  const { port, command } = await redisServer();
  const endpoint = await answering(200, goodToken);
  const client = clientOf(endpoint, { spentCodes: redisSpentCodes(await overRest(port)) });
  const launch = `/launch?code=${freshCode()}`;
  await command('REPLICAOF', '127.0.0.1', 1);
  expect(await errorOf(authorizationCodeGrant(client, launch))).toMatchObject({
    code: 'spent_codes_unavailable',
    systemCode: 'READONLY',
  });
  expect(endpoint.requests).toHaveLength(0);
  await command('REPLICAOF', 'NO', 'ONE');
  expect(await authorizationCodeGrant(client, launch)).toEqual(goodToken);
});
