import { describe, expect, test } from 'vitest';
import { requestToken } from '../../src/index.ts';
import {
  assertOutcome,
  clientOf,
  failed,
  freshCode,
  hostile,
  invalid,
  nothingElseIsThrown,
  settled,
  type Over,
} from './hostile-case.ts';
import { loopback } from './loopback.ts';
import { goodToken, reply } from './replies.ts';

const statuses = [300, 301, 302, 303, 305, 306, 307, 308];
const redirects = 'is a redirect';

const locations: [name: string, headers: string[]][] = [
  ['to the same path', ['Location: /v2/oauth/token']],
  ['to itself, forever', ['Location: ']],
  ['to another path', ['Location: /elsewhere']],
  ['relative', ['Location: ../token?x=1#y']],
  ['without a scheme', ['Location: //elsewhere.example/v2/oauth/token']],
  ['without a Location', []],
  ['to garbage', ['Location: http://[::1/\xff\xfe %%%']],
  ['to a script', ['Location: javascript:alert(1)']],
  ['to data', [`Location: data:application/json,${JSON.stringify(goodToken)}`]],
  ['to a file', ['Location: file:///etc/passwd']],
  ['to two places', ['Location: /a', 'Location: /b']],
  ['to 8 KB', [`Location: /${'x'.repeat(8_000)}`]],
];

hostile(
  'redirects',
  statuses.flatMap((status) =>
    locations.slice(0, status === 307 ? undefined : 2).map(([name, headers]) => ({
      name: `a redirect (${status}) ${name} is refused`,
      answer: reply(status, goodToken, headers),
      expected: invalid(status, redirects),
    })),
  ),
);

describe.concurrent.each<Over>(['node', 'fetch'])('over %s', (over) => {
  nothingElseIsThrown();

  test.for(statuses)(
    'a redirect (%i) to another origin is refused, and the other sees nothing',
    async (status) => {
      const elsewhere = await loopback({ answer: reply(200) });
      const served = await loopback({
        answer: reply(status, '', [`Location: ${elsewhere.url}/v2/oauth/token`]),
      });
      try {
        const client = clientOf(served, over);
        const outcome = await settled(requestToken(client, { code: freshCode() }), 4_000);
        assertOutcome(outcome, invalid(status, redirects));
        expect(served.requests).toHaveLength(1);
        expect(elsewhere.sockets).toEqual([]);
      } finally {
        await Promise.all([served.close(), elsewhere.close()]);
      }
    },
  );
});

describe.concurrent.each<['follow' | 'error', ReturnType<typeof failed>]>([
  ['follow', invalid(0, redirects)],
  ['error', failed('network', 'unknown')],
])('a fetch of the caller that makes it redirect: %s', (redirect, expected) => {
  test.for([301, 302, 303])('gets no token out of a %i', async (status) => {
    const elsewhere = await loopback({ answer: reply(200) });
    const served = await loopback({
      answer: reply(status, '', [`Location: ${elsewhere.url}/v2/oauth/token`]),
    });
    try {
      const client = clientOf(served, 'fetch', {
        fetch: (input, init) => fetch(input, { ...init, redirect }),
      });
      const outcome = await settled(requestToken(client, { code: freshCode() }), 4_000);
      assertOutcome(outcome, expected);
      expect(served.requests).toHaveLength(1);
      // Such a redirect becomes a GET, so that even then the secret goes nowhere.
      expect(elsewhere.requests.map(({ body }) => body).join('')).toBe('');
    } finally {
      await Promise.all([served.close(), elsewhere.close()]);
    }
  });
});
