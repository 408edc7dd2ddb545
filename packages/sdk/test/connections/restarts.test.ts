import { setDefaultCACertificates } from 'node:tls';
import { beforeAll, expect, test } from 'vitest';
import { isOAuthError, requestToken, type ConfidentialClient } from '../../src/index.ts';
import { authority } from '../counting-endpoint.ts';
import { certificate } from '../hostile/certificates.ts';
import { clientOf, freshCode } from '../token-endpoint.ts';
import { restartingServer } from './restarting-server.ts';

beforeAll(() => setDefaultCACertificates([authority.cert]));

const lanes = 40;
const ours = (name: string) => certificate({ name, issuer: authority, addresses: ['127.0.0.1'] });

/** What became of a code: its token, or how it failed for good. `not_sent` is tried again when the server is there. */
type Outcome = 'token' | 'unknown';

/** Launches that never pause, as many at a time as there are lanes. */
function load(client: ConfidentialClient) {
  const outcomes = new Map<string, Outcome>();
  let notSent = 0;
  const state = { over: false };
  let serverIsThere = Promise.resolve();
  const waiting: { count: number; resolve: () => void }[] = [];

  async function launch(code: string): Promise<Outcome> {
    try {
      const { access_token } = await requestToken(client, { code });
      expect(access_token).toBe(`token-of-${code}`);
      return 'token';
    } catch (error) {
      if (!isOAuthError(error)) throw error;
      expect(error).toMatchObject({ code: 'token_request_failed', reason: 'network' });
      if (!('outcome' in error) || error.outcome !== 'not_sent') return 'unknown';
      notSent++;
      await serverIsThere;
      return launch(code);
    }
  }
  async function lane(): Promise<void> {
    while (!state.over) {
      const code = freshCode();
      outcomes.set(code, await launch(code));
      for (const one of waiting) if (outcomes.size >= one.count) one.resolve();
    }
  }
  const ended = Promise.all(Array.from({ length: lanes }, lane));
  ended.catch(() => {});

  return {
    outcomes,
    notSent: () => notSent,
    /** Waits until so many more have ended. */
    more: (count: number) =>
      Promise.race([
        ended,
        new Promise<void>((resolve) => waiting.push({ count: outcomes.size + count, resolve })),
      ]),
    /** Runs while launches that find nobody wait for its end. */
    async without(work: () => Promise<void>): Promise<void> {
      await (serverIsThere = work());
    },
    async end(): Promise<void> {
      state.over = true;
      await ended;
    },
  };
}

const times = (outcomes: ReadonlyMap<string, Outcome>, wanted: Outcome): string[] =>
  [...outcomes].filter(([, outcome]) => outcome === wanted).map(([code]) => code);

test('a server that is killed and started again under load gets no code twice', async () => {
  const server = await restartingServer(await ours('a server'));
  const launches = load(clientOf(server));
  for (let life = 0; life < 3; life++) {
    await launches.more(3 * lanes);
    await launches.without(async () => {
      await server.kill();
      await server.start();
    });
  }
  await launches.more(3 * lanes);
  await launches.end();

  const { outcomes } = launches;
  const codes = server.codes();
  expect(new Set(codes).size).toBe(codes.length);
  // What has a token was sent once; what was not sent came through later, or it would have no outcome.
  expect(codes).toEqual(expect.arrayContaining(times(outcomes, 'token')));
  expect(outcomes.size).toBe(times(outcomes, 'token').length + times(outcomes, 'unknown').length);
  // Only those that were under way when the server was killed can't know.
  expect(times(outcomes, 'unknown').length).toBeLessThanOrEqual(3 * lanes);
  expect(launches.notSent()).toBeGreaterThan(0);
});

test('a server that is drained and replaced under load costs no launch', async () => {
  const server = await restartingServer(await ours('a server'));
  const launches = load(clientOf(server));
  for (let life = 0; life < 2; life++) {
    await launches.more(3 * lanes);
    await launches.without(async () => {
      await server.drain();
      await server.start();
    });
  }
  await launches.more(3 * lanes);
  await launches.end();

  const { outcomes } = launches;
  expect(times(outcomes, 'unknown')).toEqual([]);
  expect(server.codes().toSorted()).toEqual([...outcomes.keys()].toSorted());
});
