import { execFile, spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { promisify } from 'node:util';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { startMock, type Mock } from '@monpay-miniapp/mock';
import { specExamples } from './spec-examples.ts';
import { operations, send } from './operations.ts';

const manual = readFileSync(new URL('../../docs/manuals/mock.md', import.meta.url), 'utf8');
const rows = [...manual.matchAll(/^\| (\d{3}) +\| `(\w+)` +\| `Prefer: (.+?)` +\|/gm)].map(
  ([, status = '', name = '', prefer = '']) => ({ status, name, prefer }),
);
const commands = [...manual.matchAll(/```sh\n(curl [^`]+)```\n\n```json\n([^`]+)```/g)].map(
  ([, command = '', answer = '']) => ({ command, answer }),
);

let mock: Mock;
beforeAll(async () => {
  mock = await startMock();
});
afterAll(() => mock.close());

test('the tables list every named example of every status of the spec once', () => {
  const listed = rows.map(({ status, name }) => `${status} ${name}`);
  expect(new Set(listed)).toEqual(
    new Set(specExamples.map(({ status, name }) => `${status} ${name}`)),
  );
  expect(listed).toHaveLength(new Set(listed).size);
});

test.each(rows)('`Prefer: $prefer` brings $status and $name', async ({ status, name, prefer }) => {
  const asked = specExamples.filter((example) => example.name === name);
  expect(asked).not.toEqual([]);
  for (const { operation, value } of asked) {
    const response = await send(mock.url, operations[operation]!, { Prefer: prefer });
    expect(response.status).toBe(Number(status));
    expect(await response.json()).toEqual(value);
  }
});

const noCurl = spawnSync('curl', ['--version']).error !== undefined;
test.skipIf(noCurl)('the curl commands print what the page says', async () => {
  expect(commands).toHaveLength(3);
  for (const { command, answer } of commands) {
    const here = command.replace('http://127.0.0.1:4010', mock.url);
    const { stdout } = await promisify(execFile)('sh', ['-c', here]);
    expect(JSON.parse(stdout)).toEqual(JSON.parse(answer));
  }
});
