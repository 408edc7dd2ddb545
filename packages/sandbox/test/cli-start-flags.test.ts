import { expect, test } from 'vitest';
import { run, start } from './cli-command.ts';

test('start takes each setting as a flag', async () => {
  const flags =
    '--latency 1 --error-shape envelope --notice after --notice-delay 250 --merchant-token-lifetime 60000 --quirk tnx_id --quirk notice_twice';
  const { started } = await start(flags.split(' '));
  const state = await fetch(`${started.url}/_sandbox/state`, {
    headers: { Authorization: `Bearer ${started.admin_token}` },
  });
  expect(await state.json()).toMatchObject({
    settings: {
      latency: 1,
      error_shape: 'envelope',
      notice: 'after',
      notice_delay: 250,
      merchant_token_lifetime: 60_000,
      quirks: ['tnx_id', 'notice_twice'],
    },
  });
});

test.each<[string, string[], string]>([
  [
    'a host of MonPay',
    ['--merchant-url', 'https://shop.monpay.mn/launch'],
    "--merchant-url names a host of MonPay's",
  ],
  [
    'a merchant URL that is none',
    ['--merchant-url', 'ftp://x'],
    '--merchant-url takes an absolute http: or https: URL in ASCII, without a fragment, a user name or a code, such as http://localhost:3000/launch.',
  ],
  ['a name that is none', ['--name', ''], '--name takes 1 to 50 characters.'],
  [
    'a host with a port',
    ['--host', 'shop.test:80'],
    "--host takes a list of host names without scheme or port, such as shop.test, and none of them MonPay's.",
  ],
  [
    'hosts for notices with a scheme',
    ['--deliver-to', 'http://x', '--deliver-to', 'http://y'],
    '--deliver-to takes a list of host names',
  ],
  [
    'a public URL that is none',
    ['--port', '0', '--public-url', 'http://x/y'],
    '--public-url takes the http: or https: URL that browsers open, without a path,',
  ],
  [
    'a seed file that is not there',
    ['--seed', './s3cr3t'],
    '--seed names a file that does not exist.',
  ],
  [
    'a seed file that is not there, by its name',
    ['--seed', './seeds/team.txt'],
    '--seed names a file (./seeds/team.txt) that does not exist.',
  ],
  [
    'a config file that is not there, by its name',
    ['--config', 'nope.json'],
    '--config names a file (nope.json) that does not exist.',
  ],
  ...[
    's3cr3t',
    'sbx_s3cr3t.json',
    's3cr3t.eyJhbGciOiJIUzI1NiJ9',
    's3cr3t==/x',
    's3cr3t\u001b.json',
  ].map((value): [string, string[], string] => [
    `what may be no file: ${JSON.stringify(value)}`,
    ['--config', value],
    '--config names a file that does not exist.',
  ]),
])('start refuses %s in one line', async (_, args, message) => {
  const { code, stdout, stderr } = await run(['start', ...args]);
  expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
  expect(stderr).toContain(`monpay-sandbox: ${message}`);
  expect(stderr.trimEnd()).not.toMatch(/\n|s3cr3t/);
});
