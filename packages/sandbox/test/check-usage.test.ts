import { once } from 'node:events';
import { createServer } from 'node:https';
import type { AddressInfo } from 'node:net';
import { expect, onTestFinished, test } from 'vitest';
import { cases } from '../src/check/cases.ts';
import { parseCommandLine } from '../src/cli/command-line.ts';
import { selfSignedCertificate } from '../src/cli/self-signed-certificate.ts';
import { serve } from './check-shop.ts';
import { run } from './cli-command.ts';

test('it lists its cases, and the case that is asked for alone is played', async () => {
  const { code, stdout } = await run(['check', '--list', '--lang', 'en']);
  expect(code).toBe(0);
  expect(
    stdout
      .trimEnd()
      .split('\n')
      .map((line) => line.split(' ')[0]),
  ).toEqual(cases.map(({ name }) => name));
  expect(stdout).toMatch(/^launch +A launch with a code \(documented\)$/m);
  const listed = JSON.parse((await run(['check', '--list', '--json'])).stdout) as {
    cases: { name: string; docs: { mn: string; en: string } }[];
  };
  expect(listed.cases.map(({ name }) => name)).toEqual(cases.map(({ name }) => name));
  for (const { docs } of listed.cases)
    expect(docs.en).toBe(docs.mn.replace('/monpay-miniapp/', '/monpay-miniapp/en/'));
});

const app = 'http://127.0.0.1:3000/launch';

test('who leaves out the wait for a sweep leaves out the one that follows it', () => {
  const skipOf = (...reasons: string[]): unknown =>
    Object(parseCommandLine(['check', app, ...reasons.flatMap((one) => ['--skip', one])])).skip;
  const both = { 'notice-never': 'an hour', 'sweep-goes-on': 'an hour' };
  expect(skipOf('notice-never=an hour')).toEqual(new Map(Object.entries(both)));
  const own = new Map([...Object.entries(both), ['sweep-goes-on', 'no']]);
  expect(skipOf('notice-never=an hour', 'sweep-goes-on=no')).toEqual(own);
});

test.each<[string, string[], string]>([
  ['no address', [], 'check takes the URL of your mini app'],
  ['an address with a code', [`${app}?code=s3cr3t`], 'check takes the URL of your mini app'],
  ['an address of no web page', ['file:///s3cr3t'], 'check takes the URL of your mini app'],
  [
    'an unknown case',
    [app, '--only', 'launch,hed'],
    "There is no case 'hed'; check --list names them.",
  ],
  ['a secret in place of a case', [app, '--only', 'S3cr3t='], 'There is no case; check --list'],
  [
    'a case that is skipped without a reason',
    [app, '--skip', 'head'],
    '--skip takes the name of a case and a reason',
  ],
  ['an unknown language', [app, '--lang', 's3cr3t'], '--lang must be one of mn, en.'],
  [
    'a login without the code',
    [app, '--login', 'POST /s3cr3t'],
    '--login takes the request of your page',
  ],
  [
    'a script that is not there',
    [app, '--buy', './scripts/buy.mjs'],
    'The script of --buy is not there: ./scripts/buy.mjs.',
  ],
  ['a secret in place of a script', [app, '--buy', 'S3cr3t/='], '--buy takes a request of your'],
  ['a page elsewhere', [app, '--page', 'http://s3cr3t/'], '--page takes a path of your mini app'],
  ['a second address', [app, 's3cr3t'], 'Unexpected argument'],
])('refuses %s, and repeats no value', (_, args, message) => {
  const parse = (): unknown => parseCommandLine(['check', ...args]);
  expect(parse).toThrow(expect.objectContaining({ exitCode: 2 }));
  expect(parse).toThrow(message);
  expect(parse).not.toThrow(/s3cr3t/i);
});

test.each([
  ['an app that is not there', [], 1, 'Nothing answers at http://127.0.0.1:9 (ECONNREFUSED)'],
  [
    'a file that cannot be written',
    ['--html', '/nowhere/r.html'],
    2,
    "The file of --html can't be written (ENOENT): /nowhere/r.html.",
  ],
  [
    'the same in Mongolian',
    ['--lang', 'mn', '--junit', '/nowhere/r.xml'],
    2,
    '--junit-ийн файлыг бичиж чадсангүй (ENOENT): /nowhere/r.xml.',
  ],
  [
    'an app that is not there, in Mongolian',
    ['--lang', 'mn'],
    1,
    'http://127.0.0.1:9 дээр юу ч хариулахгүй байна (ECONNREFUSED)',
  ],
  ['a host of MonPay', [], 2, "names a host of MonPay's"],
])('says at once what is wrong: %s', async (what, more, exitCode, message) => {
  const url = what === 'a host of MonPay' ? 'https://z-wallet.monpay.mn/x' : 'http://127.0.0.1:9/x';
  const { code, stdout, stderr } = await run(['check', url, '--port', '0', ...more]);
  expect([code, stdout, stderr]).toEqual([exitCode, '', expect.stringContaining(message)]);
});

test('a certificate that is not trusted is told from an app that is not there', async () => {
  const server = createServer(selfSignedCertificate(), (_, response) => response.end());
  onTestFinished(() => void server.close());
  await once(server.listen(0, '127.0.0.1'), 'listening');
  const { port } = server.address() as AddressInfo;
  const { code, stderr } = await run(['check', `https://127.0.0.1:${port}/x`, '--port', '0']);
  expect([code, stderr]).toEqual([
    1,
    expect.stringContaining(`The certificate of https://127.0.0.1:${port} is not trusted (`),
  ]);
});

test('https for an app that speaks http is told from an app that is not there', async () => {
  const { host } = new URL(await serve((_, response) => response.end()));
  const { code, stderr } = await run(['check', `https://${host}/x`, '--port', '0']);
  expect([code, stderr]).toEqual([
    1,
    expect.stringContaining(`No TLS connection to https://${host} could be made (`),
  ]);
});
