import { fork, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import { Redis } from 'ioredis';
import { describe, expect, onTestFinished, test } from 'vitest';
import { tokenEndpoint, type TokenEndpoint } from '../token-endpoint.ts';
import { redisServer } from './redis-server.ts';

const racer = fileURLToPath(new URL('racer.ts', import.meta.url));
const codes = Array.from({ length: 200 }, (_, index) => `raced-${index + 100}`);
/** How many launches each process has under way at a time. */
const lanes = 10;

describe.each([
  ['ioredis 6', 'ioredis 6'],
  ['ioredis 5', 'ioredis 5'],
  ['node-redis 6', 'node-redis 6'],
  ['node-redis 5', 'node-redis 5'],
  ['node-redis 4', 'node-redis 4'],
  ['ioredis 6', 'node-redis 6'],
])('two processes, %s and %s, race 200 codes', (...kinds) => {
  test('each code is exchanged exactly once, none is lost', async () => {
    const { port } = await redisServer();
    const endpoint = await startingLine();
    const racers = await startAll(kinds, port, endpoint);

    const [ours, theirs] = await Promise.all(racers.map(race));

    for (const code of codes) {
      expect(new Set([ours?.[code], theirs?.[code]])).toEqual(
        new Set(['authorization_code_reused', `token-of-${code}`]),
      );
    }
    expect(codesSentTo(endpoint)).toEqual(codes);
  });

  test('so it is while every connection to Redis breaks again and again', async () => {
    const { port } = await redisServer();
    const endpoint = await startingLine();
    const racers = await startAll(kinds, port, endpoint);
    const admin = new Redis({ port });
    onTestFinished(() => admin.disconnect());

    let kills = 0;
    const cutAll = async (): Promise<void> => {
      kills += Number(await admin.call('CLIENT', 'KILL', 'TYPE', 'normal', 'SKIPME', 'yes'));
    };
    const storm = setInterval(() => void cutAll(), 15);
    const stormy = await Promise.all(racers.map(race));
    clearInterval(storm);
    // Each process at least once. How often depends on how fast its client connects again.
    expect(kills).toBeGreaterThanOrEqual(racers.length);

    // A launch that could not be claimed may be tried again, which here means: the customer reloads.
    const calm = await Promise.all(racers.map(race));
    const outcomes = codes.map((code) => [...stormy, ...calm].map((outcome) => outcome[code]));
    for (const [index, code] of codes.entries()) {
      const known = ['authorization_code_reused', 'spent_codes_unavailable', `token-of-${code}`];
      expect(known).toEqual(expect.arrayContaining(outcomes[index] ?? []));
      expect(outcomes[index]?.filter((outcome) => outcome === `token-of-${code}`)).toHaveLength(1);
    }
    expect(codesSentTo(endpoint)).toEqual(codes);
  });
});

/** Answers nobody until both processes have all their lanes here, so that it is a race. */
async function startingLine(): Promise<TokenEndpoint> {
  const bothHere = Promise.withResolvers<void>();
  const endpoint: TokenEndpoint = await tokenEndpoint(async (response, { body }) => {
    if (endpoint.requests.length === 2 * lanes) bothHere.resolve();
    await bothHere.promise;
    const token = { access_token: `token-of-${codeIn(body)}`, token_type: 'Bearer' };
    response.writeHead(200, { 'Content-Type': 'application/json' }).end(JSON.stringify(token));
  });
  return endpoint;
}

function codesSentTo({ requests }: TokenEndpoint): string[] {
  return requests.map(({ body }) => codeIn(body)).toSorted((a, b) => a.localeCompare(b));
}

function codeIn(form: string): string {
  return new URLSearchParams(form).get('code') ?? '';
}

function startAll(
  kinds: readonly string[],
  port: number,
  endpoint: TokenEndpoint,
): Promise<ChildProcess[]> {
  return Promise.all(
    kinds.map(async (kind) => {
      const child = fork(racer, [kind, String(port), endpoint.url, String(lanes)]);
      onTestFinished(() => void child.kill('SIGKILL'));
      const [message] = await Promise.race([once(child, 'message'), once(child, 'exit')]);
      expect(message).toBe('ready');
      return child;
    }),
  );
}

async function race(child: ChildProcess): Promise<Record<string, string>> {
  child.send(codes);
  const [outcomes] = await once(child, 'message');
  return outcomes;
}
