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

test.each<[string, string[], string]>([
  ['no address', [], 'check тушаалд MonPay-ийн нээдэг мини аппынхаа хаягийг бичнэ үү'],
  ['an unknown case', [app, '--only', 'hed'], "Ийм тохиолдол 'hed' алга"],
  ['a case without a reason', [app, '--skip', 'head'], '--skip-д тохиолдлын нэр, шалтгааныг'],
  ['a page elsewhere', [app, '--page', 'http://s3cr3t/'], '--page-д мини аппынхаа зам'],
  ['a login without the code', [app, '--login', 'POST /x'], '--login-д хуудасны тань код'],
  ['a token of no login', [app, '--bearer', 'token'], '--bearer-ийг --login-той хамт'],
  ['a way to buy that is none', [app, '--buy', 'item=1'], '--buy-д мини аппынхаа хүсэлтийг'],
  ['a page of no shop', [app, '--delivered', 'x'], '--buy-тай хамт бичнэ үү'],
  ['a limit that is none', [app, '--time-limit', '0'], '--time-limit нь 1-ээс 86400 хүртэлх'],
  ['an unknown flag', [app, '--colour'], 'Ийм сонголт алга: --colour.'],
  ['a secret in place of a flag', [app, '--S3cr3t=='], 'Ийм сонголт алга.'],
  ['a flag without its value', [app, '--html', '--json'], '--html-д утга хэрэгтэй. - тэмдгээр'],
  ['the last flag without its value', [app, '--html'], '--html-д утга хэрэгтэй.'],
  ['a value that is too much', [app, '--json=s3cr3t'], '--json утга авдаггүй.'],
  ['a second address', [app, 'hello'], "Илүү утга 'hello' байна."],
])('says it in Mongolian if the report would be: %s', async (_, args, message) => {
  const parse = (...lang: string[]): unknown => parseCommandLine(['check', ...args, ...lang]);
  expect(() => parse('--lang=mn')).toThrow(message);
  expect(() => parse('--lang=mn')).toThrow(/ --help-ээс үзнэ үү\.$/);
  expect(() => parse('--lang=mn')).toThrow(expect.objectContaining({ exitCode: 2 }));
  expect(() => parse('--lang=mn')).not.toThrow(/s3cr3t/i);
  expect(() => parse('--lang=en')).toThrow(/^[ -~]* See --help\.$/);
});

test('the language of the machine is that of what is said of a wrong command line', async () => {
  const wrong = async (LANG: string, ...more: string[]): Promise<string> =>
    (await run(['check', ...more], { env: { LANG } })).stderr;
  expect(await wrong('mn_MN.UTF-8')).toContain('check тушаалд');
  expect(await wrong('mn_MN.UTF-8', '--lang', 'en')).toContain('check takes the URL');
  expect(await wrong('C', '--lang', 'mn')).toContain('check тушаалд');
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
