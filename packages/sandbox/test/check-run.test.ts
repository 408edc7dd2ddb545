import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { expect, onTestFinished, test } from 'vitest';
import type { Admin } from '../src/check/admin.ts';
import type { App } from '../src/check/app.ts';
import { passed, type Case } from '../src/check/case.ts';
import { redacted } from '../src/check/redacted.ts';
import { runCases } from '../src/check/run.ts';
import type { Stage } from '../src/check/stage.ts';

/** A sandbox in which nothing happens. */
const quiet: Admin = { call: (() => Promise.resolve({ last: 0, entries: [] })) as never };

/** What a case comes to with an app that answers every request like this. */
async function played(body: string, run: (stage: Stage) => Promise<unknown>, longestCase = 60_000) {
  const server = createServer((_, response) => {
    response.writeHead(302, { Location: '/again', 'Content-Type': 'text/plain' }).end(body);
  }).listen(0, '127.0.0.1');
  onTestFinished(() => void server.close());
  await once(server, 'listening');
  const url = new URL(`http://127.0.0.1:${(server.address() as AddressInfo).port}/launch`);
  const one: Case = {
    name: 'one',
    page: 'launch',
    group: 'launch',
    provenance: 'documented',
    title: { mn: 'Нэг', en: 'One' },
    run: async (stage) => {
      await run(stage);
      return passed({ mn: 'Болсон.', en: 'It went well.' });
    },
  };
  const [result] = await runCases({
    app: { url, options: {}, habits: {} } as App,
    admin: quiet,
    cases: [one],
    skipped: new Map(),
    stopped: new AbortController().signal,
    timeIsUp: new AbortController().signal,
    longestCase,
    onResult: () => {},
  });
  return result;
}

test('a case that an app keeps busy for ever is broken off, and is no pass', async () => {
  const forEver = async (stage: Stage): Promise<void> => {
    for (;;) await stage.browser().open('/launch');
  };
  const result = await played('', forEver, 300);
  expect(result).toMatchObject({
    outcome: 'undecided',
    seen: { en: expect.stringContaining('took too long') },
  });
});

test('of long answers a report keeps what it can show', async () => {
  const result = await played('я'.repeat(200_000), (stage) => stage.browser().open('/launch'));
  expect(result?.outcome).toBe('passed');
  expect(result?.exchanges.length).toBeGreaterThan(5);
  for (const { answer } of result?.exchanges ?? []) {
    expect(answer.body.length).toBeGreaterThan(1000);
    expect(answer.body.length).toBeLessThanOrEqual(4000);
  }
});

test('what hides a value is not searched for the next one', () => {
  const values = ['redacted', '[redacte', 'a [redacted', 'edacted]'];
  expect(redacted('a redacted b sbx_code_1234 c', values)).toBe('a [redacted] b [redacted] c');
});
