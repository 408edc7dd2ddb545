import { describe, expect, onTestFinished, test } from 'vitest';
import { createSandbox } from '../src/index.ts';
import { redact } from '../src/http/redact.ts';
import { post } from './token-request.ts';

const form = { 'Content-Type': 'application/x-www-form-urlencoded' };

test.each([
  ['nothing to hide', 'nothing to hide'],
  ['line\nbreak\x1b[31m', 'line?break?[31m'],
  ['x SECRET x', 'x [redacted] x'],
  ['x sbx_code_abc-DEF_1 x', 'x [redacted] x'],
  ['secretsecret', '[redacted][redacted]'],
  ['c2VjcmV0', '[redacted]'],
  ['%73%65%63%72%65%74', '[redacted]'],
  ['x'.repeat(1000), 'x'.repeat(256)],
])('redact(%j) is %j', (text, shown) => {
  expect(redact(text, ['', 'secret'])).toBe(shown);
});

describe('what is found is never searched again', () => {
  async function userAgentShown(agent: string, body: string): Promise<string | undefined> {
    const sandbox = createSandbox();
    await sandbox.listen();
    onTestFinished(() => sandbox.close());
    const answer = await post(
      sandbox,
      { headers: { ...form, 'User-Agent': agent }, body },
      '/v2/oauth/token',
      fetch,
    );
    expect(answer.status).toBe(400);
    return sandbox.requests()[0]?.userAgent;
  }

  test.each([
    ['a short code, five times', 'eee', 'code=e'],
    ['the mark itself as the code', 'a redacted b', 'code=redacted'],
  ])('%s', async (_, agent, field) => {
    const shown = await userAgentShown(agent, Array<string>(5).fill(field).join('&'));
    expect(shown?.replace('a [redacted] b', '[redacted]')).toBe('[redacted]');
  });

  test('two codes that overlap leave one mark', async () => {
    expect(await userAgentShown('x one-two-three x', 'code=one-two&code=two-three')).toBe(
      'x [redacted] x',
    );
  });

  test('more codes than anybody searches for show nothing', async () => {
    const codes = Array.from({ length: 2000 }, (_, index) => `code=${index + 10_000}`).join('&');
    expect(await userAgentShown('curl/8', codes)).toBe('[redacted]');
  });

  test('a code that is longer than what is looked at shows no part of itself', async () => {
    const long = 'long-code-'.repeat(400);
    expect(await userAgentShown(`curl ${long}`, `code=${long}`)).toBe('curl [redacted]');
    const late = `${'x'.repeat(250)}${'y'.repeat(2000)}`;
    expect(await userAgentShown(late, `code=${'y'.repeat(2000)}`)).toBe(`${'x'.repeat(250)}[redac`);
  });

  test.each([
    ['in base64', (text: string): string => Buffer.from(text).toString('base64')],
    [
      'percent-encoded twice',
      (text: string): string => encodeURIComponent(encodeURIComponent(text)),
    ],
  ])('a long secret beyond ASCII is found by its beginning, %s', (_, encoded) => {
    const long = 'ключ '.repeat(120);
    expect(redact(`key=${encoded(long)}`, [long])).toBe('key=[redacted]');
  });
});
