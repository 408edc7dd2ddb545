import { fileURLToPath } from 'node:url';
import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { packetsOf, type Conversation } from '../src/conversation.ts';
import { fuzzTarget, replay } from '../src/fuzz-target.ts';
import { conversations } from '../src/generate/conversations.ts';
import type { Vocabulary } from '../src/generate/vocabulary.ts';
import type { Target } from '../src/targets/target.ts';

const vocabulary: Vocabulary = {
  paths: ['/', '/a'],
  names: ['a'],
  values: ['b'],
  forms: [],
  headers: [],
  json: fc.jsonValue(),
};

function faulty(fault: string): Target {
  return {
    name: 'server',
    command: [fileURLToPath(new URL('./faulty-server.ts', import.meta.url)), fault],
    growth: 2_000_000,
    ready: (printed) => {
      const port = Number.parseInt(printed, 10);
      if (Number.isNaN(port)) return undefined;
      return Promise.resolve({ port, session: { host: `127.0.0.1:${port}` }, vocabulary });
    },
  };
}
const options = { seed: 7, requests: 150, shrinks: 6 };

describe('a server', () => {
  test('without a fault passes, with all requests sent and no socket left', async () => {
    const { requests, faults, after } = await fuzzTarget(faulty('none'), options);
    expect(faults).toEqual([]);
    expect(requests).toBeGreaterThanOrEqual(150);
    expect(after.sockets).toBe(0);
  });

  test.each([
    // Its last words may come before its end.
    ['ends', /^it (?:ended|printed) [^]*Something was not foreseen/],
    ['hangs', /^it does not end the connection$/],
    ['answers 500', /^it answers that it has failed: [^]*HTTP\/1\.1 500 /],
    ['prints a stack', /^it printed a warning or a stack: [^]*Something was caught/],
    ['prints a secret', /^it printed a secret$/],
  ])('that %s does not, and the report has a conversation that shows it', async (fault, words) => {
    const target = faulty(fault);
    const patience = fault === 'hangs' ? 3000 : 15_000;
    const { faults, failing = [] } = await fuzzTarget(target, { ...options, patience });
    expect(faults[0]).toMatch(words);
    expect(failing.length).toBeGreaterThan(0);
    expect(failing.some(({ bytes }) => bytes.includes('__proto__'))).toBe(true);
    // It is smaller than the batch in which it was found.
    expect(failing.length).toBeLessThan(40);
    expect(await replay(target, failing, patience)).toMatch(words);
  });

  test.each([
    ['keeps sockets', /^\d+ sockets are still open$/],
    ['dials', /^\d+ connections to elsewhere are still open$/],
    ['grows', /^its memory grew by [\d.]+ MB, and may by 2$/],
  ])('that %s does not', async (fault, words) => {
    const { faults } = await fuzzTarget(faulty(fault), { ...options, settleTime: 500 });
    expect(faults).toContainEqual(expect.stringMatching(words));
  });
});

test('the same seed says the same', () => {
  const said = (): Conversation[] => fc.sample(conversations(vocabulary), { seed: 7, numRuns: 50 });
  expect(said()).toEqual(said());
});

test('the packets are the bytes, with the names of this session filled in', () => {
  const conversation = {
    bytes: 'Host: <host> <script> <constructor>',
    cuts: [7, 16],
    ending: 'wait',
    requests: 1,
  } as const;
  const packets = packetsOf(conversation, { host: 'localhost:1' });
  expect(packets).toEqual(['Host: l', 'ocalhost:', '1 <script> <constructor>']);
});
