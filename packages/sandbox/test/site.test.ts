import { expect, test } from 'vitest';
import { logLine } from '../src/cli/log-line.ts';
import { createSandbox } from '../src/index.ts';
import type { JournalEntry } from '../src/world/journal.ts';
import { exchange } from './token-request.ts';

// That the site has these pages is a test of apps/docs.
const site = 'https://monpay-miniapp.github.io/monpay-miniapp';

test('a refusal names the page about its rule, in both languages, also in what the command prints', async () => {
  const sandbox = createSandbox();
  const lines: (string | undefined)[] = [];
  sandbox.subscribe((entry: JournalEntry) => {
    if (entry.type === 'refused') lines.push(logLine(entry, 'pretty'), logLine(entry, 'json'));
  });
  await exchange(sandbox, { code: 'code_used' });
  await sandbox.fetch(`${sandbox.origin}/v2/api/oauth/userinfo`);
  await sandbox.fetch(`${sandbox.origin}/oauth/token`, { method: 'POST' });
  await sandbox.fetch(`${sandbox.origin}/v2/oauth/token`);
  const rules = sandbox.requests().map(({ explanation }) => explanation?.rule);
  expect(rules).toEqual(['used_code', 'missing_token', 'wrong_path', 'wrong_method']);
  for (const [at, rule] of rules.entries()) {
    const docs = { mn: `${site}/e/${rule}/`, en: `${site}/en/e/${rule}/` };
    expect(sandbox.requests()[at]?.explanation?.docs).toEqual(docs);
    expect(lines[2 * at]).toMatch(new RegExp(`  ${docs.en}$`));
    expect(JSON.parse(lines[2 * at + 1] ?? '')).toMatchObject({ rule, docs: docs.en });
  }
});

test('a fault that somebody set names no page', async () => {
  const sandbox = createSandbox();
  sandbox.faults.add('server_error');
  await exchange(sandbox);
  expect(sandbox.requests()[0]?.explanation).not.toHaveProperty('docs');
});

test.each([
  ['GET', '/v2/oauth/token', 'POST'],
  ['POST', '/v2/api/oauth/userinfo', 'GET'],
  ['DELETE', '/v2/invoice/1', 'GET, HEAD, POST'],
])('%s %s is answered with the methods that the path takes', async (method, path, methods) => {
  const sandbox = createSandbox();
  const answer = await sandbox.fetch(`${sandbox.origin}${path}`, { method });
  expect([answer.status, answer.headers.get('Allow')]).toEqual([405, methods]);
  const message = `SANDBOX: This path takes ${methods} only.`;
  expect(await answer.json()).toMatchObject({ error: 'wrong_method', message });
  expect(sandbox.requests()[0]?.explanation?.mn).toBe(`Энэ хаяг зөвхөн ${methods} хүсэлт авдаг.`);
});
