import { request } from 'node:http';
import { expect, onTestFinished, test } from 'vitest';
import { createSandbox } from '../src/index.ts';
import type { ObservedAnswer } from './openapi-answers.ts';
import { exchange } from './token-request.ts';
import { seen, admin } from './admin-call.ts';

test('the events report what happens as it happens, and a client that comes back misses nothing', async () => {
  const sandbox = createSandbox();
  const { url } = await sandbox.listen();
  onTestFinished(() => sandbox.close());
  const follow = async (
    count: number,
    lastEventId?: string,
  ): Promise<[string, ObservedAnswer[]]> => {
    const left = new AbortController();
    const response = await fetch(`${url}/_sandbox/events`, {
      headers: {
        Authorization: `Bearer ${sandbox.adminToken}`,
        ...(lastEventId !== undefined && { 'Last-Event-ID': lastEventId }),
      },
      signal: left.signal,
    });
    if (lastEventId === undefined) sandbox.launchUrl();
    let text = '';
    const { status } = response;
    const contentType = response.headers.get('content-type');
    const decoder = new TextDecoder();
    for await (const chunk of response.body ?? []) {
      text += decoder.decode(chunk, { stream: true });
      if (text.split('event: journal').length > count && text.endsWith('\n\n')) break;
    }
    left.abort();
    const entries = [...text.matchAll(/^data: (.*)$/gm)].map(([, data = '']) => data);
    const answers = entries.map((data) => ({
      method: 'GET',
      path: '/_sandbox/events',
      status,
      contentType,
      text: data,
    }));
    return [text, answers];
  };
  const [live, answers] = await follow(2);
  expect(live).toMatch(
    /id: 1\nevent: journal\ndata: \{"id":1,.*"type":"minted","code_id":"code-1"/,
  );
  expect(live).toMatch(/id: 2\nevent: journal\ndata: \{"id":2,.*"type":"launched"/);
  expect(live).not.toMatch(/sbx_/);
  await exchange(sandbox, { code: 'x' });
  const [later, more] = await follow(3, '2');
  expect(later).not.toContain('id: 2\n');
  expect(later).toMatch(/id: 5\nevent: journal\ndata: .*"type":"refused".*"rule":"unknown_code"/);
  expect([...answers, ...more]).toHaveLength(5);
  seen.push(...answers, ...more);
});

test('streams are limited in number, and those that ended count no longer', async () => {
  const sandbox = createSandbox();
  await sandbox.listen();
  onTestFinished(() => sandbox.close());
  const headers = { Authorization: `Bearer ${sandbox.adminToken}` };
  const open = () =>
    new Promise<{ status: number; close: () => void }>((resolve, reject) => {
      const sent = request(
        `${sandbox.origin}/_sandbox/events`,
        { headers, agent: false },
        (response) => {
          response.resume();
          resolve({ status: response.statusCode ?? 0, close: () => sent.destroy() });
        },
      );
      sent.on('error', reject);
      sent.end();
    });
  const streams = await Promise.all(Array.from({ length: 50 }, open));
  expect(new Set(streams.map(({ status }) => status))).toEqual(new Set([200]));
  expect(await admin(sandbox, 'GET /_sandbox/events')).toMatchObject({ status: 503 });
  for (const { close } of streams) close();
  let last = 503;
  while (last === 503) {
    const stream = await open();
    last = stream.status;
    stream.close();
  }
  expect(last).toBe(200);
});
