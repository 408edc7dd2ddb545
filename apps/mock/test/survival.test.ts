import { readFile, writeFile } from 'node:fs/promises';
import { afterAll, describe, expect, test, vi } from 'vitest';
import { startMock } from '@monpay-miniapp/mock';
import { defaultSpecFile } from '../src/spec-file.ts';
import { MockCommand } from './mock-command.ts';
import { temporarySpec } from './temporary-spec.ts';
import { malformedJson, poisonousForm, requestToken, unfinishedRequest } from './token-request.ts';

// One file, so that the tests that wait do so at the same time.
describe.concurrent('the command', () => {
  test('answers what Prism alone does not, logs no secret, and ends at once', async () => {
    await using mock = new MockCommand('--port', '0');
    const url = await mock.url();
    const greeting = mock.printed;
    expect((await requestToken(url)).status).toBe(200);
    const query = `${url}/v2/oauth/token?client_secret=shop-client-secret`;
    const headers = { Authorization: 'shop-client-secret' };
    expect((await fetch(query, { method: 'POST', headers })).status).toBe(400);
    expect((await requestToken(url, malformedJson)).status).toBe(400);
    const body = `client_secret=shop-client-secret&${poisonousForm}`;
    expect((await requestToken(url, { body })).status).toBe(400);
    expect((await requestToken(url, { headers: { Accept: ';;;' } })).status).toBe(400);
    expect((await unfinishedRequest(url)).status).toBe(408);

    mock.child.kill('SIGTERM');
    expect(await mock.ended).toBe(0);
    const lines = mock.printed.slice(greeting.length).replaceAll(/\d+ ms/g, 'N ms');
    expect(lines.trimEnd().split('\n')).toEqual([
      'POST /v2/oauth/token 200 N ms',
      'POST /v2/oauth/token 400 N ms',
      'POST /v2/oauth/token 400 N ms: The body is not JSON.',
      'POST /v2/oauth/token 400 N ms: The form has a bad %-escape.',
      'POST /v2/oauth/token 400 N ms: Prism cannot read the request: it threw a TypeError.',
      'POST /v2/oauth/token 408 N ms: The request was not complete within N ms.',
    ]);
  });

  test('keeps its port and its process at a request that Prism alone dies of', async () => {
    await using mock = new MockCommand('--port', '0');
    const url = await mock.url();
    const answers = await Promise.all([
      requestToken(url, { body: poisonousForm }),
      requestToken(url),
      requestToken(url),
    ]);
    expect(answers.map(({ status }) => status)).toEqual([400, 200, 200]);
    expect(mock.child.exitCode).toBeNull();
  });

  test('serves an edited spec, and gives up when the spec stays broken', async () => {
    const text = await readFile(defaultSpecFile, 'utf8');
    await using spec = await temporarySpec(text);
    await using mock = new MockCommand('--port', '0', '--spec', spec.file);
    const url = await mock.url();

    await writeFile(spec.file, text.replaceAll('2YotnFZFEjr1zCsicMWpAA', 'edited'));
    const served = async () =>
      expect(await (await requestToken(url)).json()).toMatchObject({ access_token: 'edited' });
    await vi.waitFor(served, { timeout: 60_000, interval: 100 });

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

  test.each(['Accept', 'Content-Type'])(
    'answers a malformed %s header, and lives',
    async (name) => {
      const response = await requestToken((await mock).url, { headers: { [name]: ';;;' } });
      expect(response.status).toBe(400);
      expect(await response.json()).toMatchObject({
        detail: expect.stringMatching(/^Prism cannot read the request: it threw a \w*Error\.$/),
      });
    },
  );

  test('answers malformed JSON, and JSON of any depth', async () => {
    const { url } = await mock;
    const response = await requestToken(url, malformedJson);
    expect(response.status).toBe(400);
    expect(await response.json()).toMatchObject({ detail: 'The body is not JSON.' });
    const body = '['.repeat(30_000) + ']'.repeat(30_000);
    expect((await requestToken(url, { ...malformedJson, body })).status).toBe(415);
  });

  test('answers a body that never arrives whole', async () => {
    expect((await unfinishedRequest((await mock).url)).status).toBe(408);
  });

  test('keeps serving its spec when an edit of it is broken', async () => {
    await using spec = await temporarySpec(await readFile(defaultSpecFile, 'utf8'));
    const edited = await startMock({ specFile: spec.file });
    try {
      await writeFile(spec.file, 'openapi: 3.1.1\npaths: {}\n');
      await expect(edited.reload()).rejects.toThrow('there is no operation under `paths`');
      expect((await requestToken(edited.url)).status).toBe(200);
    } finally {
      await edited.close();
    }
  });
});
