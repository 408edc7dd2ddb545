import { expect, test } from 'vitest';
import { createInvoice, refundInvoice, type NewInvoice } from '../../src/index.ts';
import { clientOf, errorOf, secret } from '../token-endpoint.ts';
import { anInvoice, monpayServer, success } from './monpay-server.ts';

const coffee: NewInvoice = {
  amount: 15_000,
  receiver: 'branch-user',
  description: 'Кофе',
  redirectUri: 'https://shop.example/paid/n0nce',
};
const url = 'must be an absolute URL with any scheme, of at most 2048 characters of ASCII';
const web = 'must be an absolute http or https URL of at most 2048 characters of ASCII';
const server = (): ReturnType<typeof monpayServer> =>
  monpayServer(() => ({ body: success(anInvoice) }));

const wrong: [field: keyof NewInvoice, value: unknown, message: string][] = [
  ['amount', 0.5, 'must be a whole number of tögrög'],
  ['amount', 1n, 'must be a whole number of tögrög (convert the BigInt with Number())'],
  ['amount', 0, 'must be at least 1 tögrög'],
  ['receiver', '', 'must be the user name of the branch that sells'],
  ['receiver', ' \t', 'must be the user name of the branch that sells'],
  ['receiver', 'x'.repeat(256), 'must be at most 255 characters'],
  ['description', '\n', 'must be what the customer reads before paying'],
  ['description', 'x'.repeat(256), 'must be at most 255 characters'],
  ['redirectUri', '/paid', url],
  ['redirectUri', 'https://shop.example/код', url],
  ['redirectUri', 'https://', url],
  ['redirectUri', `https://shop.example/${'x'.repeat(2028)}`, url],
  ['clientServiceUrl', 'shop://paid', web],
  ['clientServiceUrl', 'https://shop.example/#paid', web],
  ['clientServiceUrl', `https://shop.example/${'x'.repeat(2028)}`, web],
  ['invoiceType', 'DEBT', 'must be P2B, P2P or B2B'],
];
test.each(
  wrong.map(
    ([field, value, message]) => [field, String(value).slice(0, 40), message, value] as const,
  ),
)('of a new invoice, %s of "%s" %s', async (field, _, message, value) => {
  const monpay = await server();
  const given = { ...coffee, [field]: value };
  expect(await errorOf(createInvoice(clientOf(monpay), given))).toMatchObject({
    code: 'invalid_argument',
    issues: [{ path: field, message }],
  });
  expect([...monpay.calls, ...monpay.grants]).toEqual([]);
});

test('what is as long as it may be is sent', async () => {
  const monpay = await server();
  const longest = {
    amount: Number.MAX_SAFE_INTEGER,
    receiver: 'x'.repeat(255),
    description: 'ө'.repeat(255),
    redirectUri: `shop://paid/${'x'.repeat(2036)}`,
    clientServiceUrl: `HTTP://shop.example/${'x'.repeat(2028)}`,
    invoiceType: 'P2P',
  } as const;
  await createInvoice(clientOf(monpay), longest);
  expect(JSON.parse(Buffer.from(monpay.calls[0]?.body ?? '', 'latin1').toString())).toEqual(
    longest,
  );
});

test.each([
  ['', 'must be the reason of the refund'],
  ['x'.repeat(256), 'must be at most 255 characters'],
])('a refund for %j is refused in these words', async (description, message) => {
  const monpay = await server();
  expect(await errorOf(refundInvoice(clientOf(monpay), 64, { description }))).toMatchObject({
    issues: [{ path: 'description', message }],
  });
});

test("the merchant's own token is asked for with the merchant's credentials and nothing else", async () => {
  const monpay = await server();
  await createInvoice(clientOf(monpay), coffee);
  const form = new URLSearchParams(monpay.grants[0]?.body);
  expect(form.get('client_id')).toBe('shop');
  expect(form.get('client_secret')).toBe(secret);
  expect(form.get('grant_type')).toBe('client_credentials');
  expect(form.has('code')).toBe(false);
});

test('an invoice that is not an object is refused in words', async () => {
  const monpay = await server();
  expect(await errorOf(createInvoice(clientOf(monpay), 7 as never))).toMatchObject({
    issues: [{ path: '', message: 'must be an object' }],
  });
});
