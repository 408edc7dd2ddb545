import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { succeed } from '@monpay-miniapp/shared/run';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { newcomer, type Newcomer } from './empty-folder.ts';
import { example } from './readme-blocks.ts';
import { typed } from './server.ts';

const sdk = 'apps/docs/manuals/sdk.md';
const [sandbox = '', server = ''] = example('README.md', 'sh', 'npx monpay-sandbox start')
  .split('\n')
  .map((line) => line.replace(/ +#.*/, ''));

const projects = {
  'Express in JavaScript': {
    files: { 'server.js': example('README.md', 'js', 'sdk/express') },
    server,
  },
  'Hono in TypeScript': {
    files: { 'server.ts': example(sdk, 'ts', 'sdk/hono') },
    server: server.replace('.js', '.ts'),
  },
  'Next.js': {
    files: {
      'app/launch/route.js': example(sdk, 'js', 'sdk/next'),
    },
    server: 'npx --no -- next dev',
  },
};

let someone: Newcomer;
beforeAll(async () => void (someone = await newcomer()));
afterAll(() => someone[Symbol.asyncDispose]());

describe.each(Object.entries(projects))('%s', (name, { files, server: command }) => {
  test('greets a customer by name, by the commands as they are printed', async () => {
    const folder = someone.project(name.replaceAll(/\W/g, '-'), files);
    await using running = await typed(folder, { sandbox, server: command });
    const answer = await running.launch();
    expect(await answer.text()).toBe('Сайн байна уу, Бат!');
    expect(answer.headers.get('cache-control')).toBe('no-store');
    expect(readFileSync(join(folder, '.env'), 'utf8')).toContain('MONPAY_CLIENT_SECRET=sbx_');

    const failed = await running.launch('code=never-issued');
    expect(failed.status).toBe(400);
    expect(await failed.text()).toMatch(/<html lang="mn">/);
    expect(await running.sandbox.requests()).toHaveLength(3);
  });
});

test("the manual's test of a server passes", async () => {
  const folder = someone.project('test', {
    'launch.test.js': example(sdk, 'js', 'createSandbox'),
  });
  const { stdout } = await succeed('node', ['--test'], { cwd: folder, timeout: 60_000 });
  expect(stdout).toContain('pass 1');
});
