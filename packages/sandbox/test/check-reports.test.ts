import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { plain } from '../src/check/plain.ts';
import { shownExchanges } from '../src/check/shown.ts';
import { rightShop, shopWithSandbox, spoiled } from './check-shop.ts';
import { run } from './cli-command.ts';

const url = new URL('http://127.0.0.1:3000/launch');
const request = { method: 'GET', url, headers: {}, body: undefined };

/** What a report shows of an answer. */
function shownOf(body: string, headers: [name: string, value: string][] = []): string {
  const answer = { url, status: 200, headers, body, duration: 1, failure: undefined };
  return JSON.stringify(shownExchanges([{ request, answer }]));
}

test.each([
  ['the base64 of a secret', Buffer.from('{"s":"sbx_secret_1234567890"}').toString('base64')],
  ['Basic credentials', `Basic ${Buffer.from('id:sbx_secret_1234567890').toString('base64')}`],
  ['a JWT', 'eyJhbGciOiJub25lIn0.eyJ0b2tlbiI6InNieF8xIn0.c2lnbmF0dXJl'],
])('%s stands in no report', (_, text) => {
  expect(shownOf(`<p>before ${text}`)).not.toContain(text.slice(8, 30));
  expect(shownOf(`<p>before ${text}`)).toContain('<p>before ');
});

test('a line of a cookie is redacted as a whole', () => {
  const line = 'sbx_code_1=x; Path=/sbx_secret_2; HttpOnly';
  const shown = shownOf('', [['set-cookie', line]]);
  expect(shown).not.toContain('sbx_');
  expect(shown).toMatch(/set-cookie: \[redacted\].*httponly/);
});

test('a tab, which XML allows, stays one', () => {
  expect(plain('a\tb\u0000c')).toBe('a\tb\uFFFDc');
});

test('what a verdict quotes of an app is redacted in all four reports', async () => {
  const { app, folder } = await shopWithSandbox((started) =>
    spoiled(rightShop(started), ({ headers }) => {
      headers['Cache-Control'] = `public, ${started.client_secret}`;
    }),
  );
  const args = ['check', app, '--only', 'no-store', '--html', 'r.html', '--junit', 'j.xml'];
  for (const more of [[], ['--json']]) {
    const { stdout } = await run([...args, ...more], { folder });
    const files = ['r.html', 'j.xml'].map((file) => readFileSync(join(folder, file), 'utf8'));
    for (const report of [stdout, ...files]) {
      expect(report).toContain('Cache-Control: public');
      expect(report).not.toContain('sbx_');
    }
  }
});
