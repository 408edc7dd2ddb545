import { expect, test } from 'vitest';
import { run, start } from './cli-command.ts';
import { merchant } from './merchant.ts';
import { merchantsToken, newInvoice } from './shop-of-a-command.ts';

/** Each command is a process of its own, and this machine may be busy. */
const slow = { timeout: 60_000 };
const page = '<!DOCTYPE html>\n<html lang="en">\r\n<head>\n\t<title>Error</title>\n</head>';

const answers: readonly [status: number, body: string, line: string][] = [
  [404, page, 'Your server has no route for this notice, or does not know the order.'],
  [405, page, 'Your server does not take this notice with GET, as MonPay sends it.'],
  [302, '', 'Your server redirects, which is not followed.'],
  [500, page, 'Your server failed: read its log.'],
  [503, '', "Your server can't take it yet. Send it again: npx monpay-sandbox resend"],
  [200, '{\n  "ok":\ttrue\n}\n', '{ "ok": true }'],
  [400, `\u001b[2J${'үг '.repeat(100)}`, `${`?[2J${'үг '.repeat(100)}`.slice(0, 80)}…`],
];

test('pay and resend print what the merchant answered in lines of their own', slow, async () => {
  let at = 0;
  const shop = await merchant((_, response) => {
    const [status, body] = answers[at] ?? [];
    response.writeHead(status ?? 200).end(body);
  });
  const { started, folder } = await start();
  await newInvoice(started, await merchantsToken(started), shop.url);
  for (const [status, , line] of answers) {
    const { code, stdout } = await run([at === 0 ? 'pay' : 'resend'], { folder });
    expect(code).toBe(status === 200 ? 0 : 1);
    expect(stdout.trimEnd().split('\n')).toEqual([
      'SANDBOX (not MonPay)',
      ...(at === 0 ? ['Invoice 1 is PAID.'] : []),
      expect.stringMatching(/^delivery-\d: GET http:\S+$/),
      expect.stringMatching(new RegExp(`^  HTTP ${status} in \\d+ ms$`)),
      `  ${line}`,
    ]);
    at++;
  }
});

test('what can not be done is said with why, and what comes before it', slow, async () => {
  const shop = await merchant((_, response) => response.end());
  const { started, folder } = await start();
  const said = async (...args: string[]): Promise<string[]> => {
    const { stdout, stderr } = await run(args, { folder });
    return (stdout + stderr).split('\n');
  };
  expect(await said('pay')).toContain(
    'monpay-sandbox: There are no invoices yet. Your server creates one when a customer buys.',
  );
  expect(await said('resend')).toContain(
    'monpay-sandbox: There are no deliveries yet. Pay or decline an invoice first.',
  );
  await newInvoice(started, await merchantsToken(started), shop.url);
  expect(await said('pay', '--user', 'no-balance')).toContain(
    'Invoice 1 is FAILED: Not enough credit.',
  );
  expect(await said('decline', '--info', 'Дараа төлье')).toContain(
    'Invoice 1 is FAILED: Дараа төлье.',
  );
  expect(await said('pay')).toContain('Invoice 1 is PAID.');
  const only = 'Invoice 1 is PAID: only one that is NEW or FAILED can be paid or declined.';
  expect(await said('decline')).toContainEqual(expect.stringContaining(only));
});
