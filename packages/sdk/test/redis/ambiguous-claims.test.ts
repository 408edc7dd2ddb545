import { describe, expect, test } from 'vitest';
import { authorizationCodeGrant } from '../../src/index.ts';
import { answering, clientOf, errorOf, freshCode, goodToken } from '../token-endpoint.ts';
import { clients } from './clients.ts';
import { cuttingProxy } from './cutting-proxy.ts';
import { memoryAt, waitUntil } from './memories.ts';
import { redisServer } from './redis-server.ts';
import { needReused, tokenFrom } from './token-from.ts';

/** Told to queue nothing, or to send nothing again, a client loses the claim, and the customer tries again. */
const givingUp = new Set(['node-redis 6 without a queue', 'ioredis 6 without resending']);

describe.each(Object.entries(clients))('%s', (name, connect) => {
  const recovers = !givingUp.has(name);

  test.each(['before', 'after'] as const)(
    recovers
      ? 'nobody notices a connection that breaks %s Redis got the claim'
      : 'no code is lost by a connection that breaks %s Redis got the claim',
    async (when) => {
      const { port } = await redisServer();
      const endpoint = await answering(200, goodToken);
      const proxy = await cuttingProxy(port, when);
      const timeout = recovers ? 20_000 : 2000;
      const spentCodes = await memoryAt(proxy.port, connect, { timeout });
      const here = clientOf(endpoint, { spentCodes });
      const there = clientOf(endpoint, { spentCodes: await memoryAt(port, connect) });
      const launch = `/launch?code=${freshCode()}`;

      if (recovers) {
        expect(await authorizationCodeGrant(here, launch)).toEqual(goodToken);
      } else {
        expect(await errorOf(authorizationCodeGrant(here, launch))).toMatchObject({
          code: 'spent_codes_unavailable',
        });
        expect(endpoint.requests).toHaveLength(0);
        await tokenFrom(here, launch);
      }
      expect(proxy.cuts()).toBe(1);
      for (const client of [here, there]) await needReused(client, launch);
      expect(endpoint.requests).toHaveLength(1);
    },
  );

  test('a claim that came through unknown to all is given back', async () => {
    const { port, command } = await redisServer();
    const endpoint = await answering(200, goodToken);
    const proxy = await cuttingProxy(port, 'after', Infinity);
    const spentCodes = await memoryAt(proxy.port, connect, { timeout: 500 });
    const here = clientOf(endpoint, { spentCodes });
    const there = clientOf(endpoint, { spentCodes: await memoryAt(port, connect) });
    const launch = `/launch?code=${freshCode()}`;

    expect(await errorOf(authorizationCodeGrant(here, launch))).toMatchObject({
      code: 'spent_codes_unavailable',
      outcome: 'not_sent',
    });
    expect(endpoint.requests).toHaveLength(0);
    proxy.heal();
    await waitUntil(async () => (await command('DBSIZE')) === 0);
    expect(await authorizationCodeGrant(there, launch)).toEqual(goodToken);
    expect(endpoint.requests).toHaveLength(1);
  });
});
