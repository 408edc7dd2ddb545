import { describe, expect, onTestFinished, test } from 'vitest';
import { authorizationCodeGrant } from '../../src/index.ts';
import { redisSpentCodes } from '../../src/spent-codes/redis.ts';
import {
  answering,
  clientOf,
  errorOf,
  freshCode,
  goodToken,
  tokenEndpoint,
  type TokenEndpoint,
} from '../token-endpoint.ts';
import { clients } from './clients.ts';
import { memoryAt, waitUntil } from './memories.ts';
import { redisServer, type RedisServer } from './redis-server.ts';
import { needReused, tokenFrom } from './token-from.ts';

interface Outage {
  /** What the error says about it, if the clients report it. */
  readonly systemCode?: string;
  readonly begin: (server: RedisServer) => unknown;
  readonly end: (server: RedisServer) => unknown;
}

const outages: Readonly<Record<string, Outage>> = {
  'is stopped': {
    begin: (server) => server.stop(),
    end: (server) => server.start(),
  },
  'is frozen': {
    begin: (server) => server.freeze(),
    end: (server) => server.thaw(),
  },
  'is a replica': {
    systemCode: 'READONLY',
    begin: ({ command }) => command('REPLICAOF', '127.0.0.1', 1),
    end: ({ command }) => command('REPLICAOF', 'NO', 'ONE'),
  },
  'is out of memory': {
    systemCode: 'OOM',
    begin: ({ command }) => command('CONFIG', 'SET', 'maxmemory', 1),
    end: ({ command }) => command('CONFIG', 'SET', 'maxmemory', 0),
  },
  'forbids scripts': {
    systemCode: 'NOPERM',
    begin: ({ command }) => command('ACL', 'SETUSER', 'default', '-eval'),
    end: ({ command }) => command('ACL', 'SETUSER', 'default', '+eval'),
  },
};

describe.each(Object.entries(outages))('when Redis %s', (_, { systemCode, begin, end }) => {
  test.each(Object.entries(clients))(
    'nothing is sent, and afterwards the code is good (%s)',
    async (__, connect) => {
      const server = await redisServer();
      const endpoint = await answering(200, goodToken);
      // What answers, if only with a refusal, has time for it.
      const timeout = systemCode ? 20_000 : 500;
      const spentCodes = await memoryAt(server.port, connect, { timeout });
      const client = clientOf(endpoint, { spentCodes });
      const launch = `/launch?code=${freshCode()}`;

      await begin(server);
      for (let attempt = 0; attempt < 2; attempt++) {
        const error = await errorOf(authorizationCodeGrant(client, launch));
        expect(error).toMatchObject({ code: 'spent_codes_unavailable', outcome: 'not_sent' });
        if (systemCode) expect(error).toMatchObject({ systemCode });
      }
      expect(endpoint.requests).toHaveLength(0);

      await end(server);
      await tokenFrom(client, launch);
      expect(endpoint.requests).toHaveLength(1);
      await needReused(client, launch);
    },
  );
});

describe.each(Object.entries(clients))('%s', (name, connect) => {
  test('if Redis asks for a password, nothing is sent', async () => {
    const { port } = await redisServer('--requirepass', 'another');
    const endpoint = await answering(200, goodToken);
    const { client, close } = await connect(port);
    onTestFinished(close);
    const spentCodes = redisSpentCodes(client, { timeout: 20_000 });
    const error = await errorOf(
      authorizationCodeGrant(clientOf(endpoint, { spentCodes }), `/launch?code=${freshCode()}`),
    );
    // A client without a queue never comes so far as to ask Redis.
    const systemCode = name.includes('without a queue') ? undefined : 'NOAUTH';
    expect(error).toMatchObject({ code: 'spent_codes_unavailable', systemCode });
    expect(endpoint.requests).toHaveLength(0);
  });

  test('if the client is closed, nothing is sent', async () => {
    const { port } = await redisServer();
    const endpoint = await answering(200, goodToken);
    const { client, close } = await connect(port);
    close();
    const spentCodes = redisSpentCodes(client, { timeout: 500 });
    const error = await errorOf(
      authorizationCodeGrant(clientOf(endpoint, { spentCodes }), `/launch?code=${freshCode()}`),
    );
    expect(error).toMatchObject({ code: 'spent_codes_unavailable', outcome: 'not_sent' });
    expect(endpoint.requests).toHaveLength(0);
  });

  test('a claim that comes through after the client has given up is given back', async () => {
    const { port, freeze, thaw, command } = await redisServer();
    const endpoint = await answering(200, goodToken);
    const spentCodes = await memoryAt(port, connect, { timeout: 10_000 });
    const client = clientOf(endpoint, { spentCodes, timeout: 300 });
    const launch = `/launch?code=${freshCode()}`;

    freeze();
    expect(await errorOf(authorizationCodeGrant(client, launch))).toMatchObject({
      code: 'spent_codes_unavailable',
    });
    thaw();
    await waitUntil(async () =>
      String(await command('INFO', 'commandstats')).includes('cmdstat_del'),
    );
    expect(await command('DBSIZE')).toBe(0);
    await tokenFrom(clientOf(endpoint, { spentCodes }), launch);
    expect(endpoint.requests).toHaveLength(1);
  });

  test('a Redis that was flushed has forgotten, and MonPay is the one who refuses', async () => {
    const { port, command } = await redisServer();
    const flushed = Promise.withResolvers<void>();
    const endpoint: TokenEndpoint = await tokenEndpoint(async (response) => {
      const first = endpoint.requests.length === 1;
      if (first) await flushed.promise;
      response.writeHead(first ? 200 : 403).end(JSON.stringify(first ? goodToken : {}));
    });
    const here = clientOf(endpoint, { spentCodes: await memoryAt(port, connect) });
    const there = clientOf(endpoint, { spentCodes: await memoryAt(port, connect) });
    const launch = `/launch?code=${freshCode()}`;

    const first = authorizationCodeGrant(here, launch);
    await waitUntil(() => endpoint.requests.length === 1);
    await command('FLUSHALL');
    const refused = { code: 'token_response_error', error: 'invalid_grant' };
    expect(await errorOf(authorizationCodeGrant(there, launch))).toMatchObject(refused);
    flushed.resolve();
    expect(await first).toEqual(goodToken);
    expect(endpoint.requests).toHaveLength(2);
  });
});
