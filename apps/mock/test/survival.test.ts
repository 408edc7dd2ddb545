import { readFile, writeFile } from 'node:fs/promises';
import { afterAll, describe, expect, test, vi } from 'vitest';
import { startMock } from '@monpay-miniapp/mock';
import { defaultSpecFile } from '../src/spec-file.ts';
import { MockCommand } from './mock-command.ts';
import { childOf, isRunning } from './processes.ts';
import { temporarySpec } from './temporary-spec.ts';
import { poisonousForm, requestToken, unansweredRequest } from './token-request.ts';

// One file, so that the tests that wait do so at the same time.
describe.concurrent('the supervised mock', () => {
  test('logs no secret, answers what Prism never answers, and leaves no process', async () => {
    await using mock = new MockCommand('--port', '0');
    const url = await mock.url();
    const greeting = mock.printed;
    const unanswered = requestToken(url, unansweredRequest);
    expect((await requestToken(url)).status).toBe(200);
    const query = `${url}/v2/oauth/token?client_secret=shop-client-secret`;
    const headers = { Authorization: 'shop-client-secret' };
    expect((await fetch(query, { method: 'POST', headers })).status).toBe(400);
    expect((await unanswered).status).toBe(504);
    const body = `client_secret=shop-client-secret&${poisonousForm}`;
    expect((await requestToken(url, { body })).status).toBe(502);

    const prism = childOf(mock.child.pid);
    mock.child.kill('SIGTERM');
    expect(await mock.ended).toBe(0);
    expect(isRunning(prism)).toBe(false);
    const lines = mock.printed.slice(greeting.length).replaceAll(/\d+ ms/g, 'N ms');
    expect(lines.trimEnd().split('\n')).toEqual([
      'POST /v2/oauth/token 200 N ms',
      'POST /v2/oauth/token 400 N ms',
      'POST /v2/oauth/token 504 N ms: Prism did not answer within N ms (malformed JSON with a JSON content type does this)',
      'Prism ended (URIError: a bad %-escape in the key of a form does this); it is started again on the same port',
      'POST /v2/oauth/token 502 N ms: Prism ended before it had answered',
    ]);
  });

  test('keeps its port when Prism ends, and takes the next one along when it is killed', async () => {
    await using mock = new MockCommand('--port', '0');
    const url = await mock.url();
    expect((await requestToken(url, { body: poisonousForm })).status).toBe(502);
    const next = await Promise.all([requestToken(url), requestToken(url)]);
    expect(next.map(({ status }) => status)).toEqual([200, 200]);

    const prism = childOf(mock.child.pid);
    expect(isRunning(prism)).toBe(true);
    mock.child.kill('SIGKILL');
    await vi.waitFor(() => expect(isRunning(prism)).toBe(false), 5000);
  });

  test('serves an edited spec, and gives up when the spec stays broken', async () => {
    const text = await readFile(defaultSpecFile, 'utf8');
    await using spec = await temporarySpec(text);
    await using mock = new MockCommand('--port', '0', '--spec', spec.file);
    const url = await mock.url();

    const served = async () =>
      expect(await (await requestToken(url)).json()).toMatchObject({ access_token: 'edited' });
    // Prism listens some moments before it watches the file: the first edit may be overlooked.
    const edit = async () => {
      await writeFile(spec.file, text.replaceAll('2YotnFZFEjr1zCsicMWpAA', 'edited'));
      await vi.waitFor(served, { timeout: 1500, interval: 100 });
    };
    await vi.waitFor(edit, 10_000);

    await writeFile(spec.file, 'openapi: 3.1.1\npaths: [\n');
    expect(await mock.ended).toBe(1);
    expect(mock.printed).toMatch(/\nmock: \S+openapi\.yaml:3:1 does not parse: .+\n$/);
  });
});

describe.concurrent('the mock in a process', () => {
  const mock = startMock();
  afterAll(async () => (await mock).close());

  test('answers a bad %-escape in the key of a form, and lives', async () => {
    const response = await requestToken((await mock).url, { body: poisonousForm });
    expect(response.status).toBe(400);
    expect(await response.json()).toMatchObject({ detail: 'The form has a bad %-escape.' });
  });

  test('answers a malformed Accept header, and lives', async () => {
    const response = await requestToken((await mock).url, { headers: { Accept: ';;;' } });
    expect(response.status).toBe(500);
    expect(await response.json()).toMatchObject({ detail: 'Prism threw a TypeError.' });
  });

  test('answers what Prism never answers', async () => {
    const response = await requestToken((await mock).url, unansweredRequest);
    expect(response.status).toBe(504);
  });

  test('answers a body that never arrives whole', async () => {
    const body = new ReadableStream({ start: (stream) => stream.enqueue(Buffer.from('code=')) });
    const request = { method: 'POST', body, duplex: 'half' } as const;
    const response = await fetch(`${(await mock).url}/v2/oauth/token`, request);
    expect(response.status).toBe(408);
  });
});
