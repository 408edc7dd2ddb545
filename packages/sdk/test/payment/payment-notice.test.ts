import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { InvalidPaymentNoticeError, isResourceError, parsePaymentNotice } from '../../src/index.ts';

const paid = 'amount=1&invoiceId=64&status=PAID&txnId=5000000005044111&info=success';
const read = {
  amount: 1,
  invoiceId: 64,
  status: 'PAID',
  txnId: '5000000005044111',
  info: 'success',
};

test.each([
  ['a path', `/paid/n0nce?${paid}`],
  ['a whole URL', `https://shop.example/paid?${paid}#end`],
  ['a URL', new URL(`https://shop.example/paid?${paid}`)],
  ['parameters', new URLSearchParams(paid)],
  ['a request', new Request(`https://shop.example/paid?${paid}`)],
])('README example: reads a notice of %s', (_, input) => {
  expect(parsePaymentNotice(input)).toEqual(read);
});

test.each<[string, string, object]>([
  [
    'the spelling of the table',
    'status=PAID&tnxId=5000000005044111',
    { status: 'PAID', txnId: '5000000005044111' },
  ],
  ['both spellings, if they agree', 'status=PAID&tnxId=1&txnId=1', { status: 'PAID', txnId: '1' }],
  [
    'the longest transaction',
    `status=PAID&txnId=${'1'.repeat(64)}`,
    { status: 'PAID', txnId: '1'.repeat(64) },
  ],
  [
    'a failure without an invoice and with a stray &',
    '&status=FAILED&info=balance+not+enough+balance',
    { status: 'FAILED', info: 'balance not enough balance' },
  ],
  ['another case of letters', 'status=+paid', { status: 'PAID' }],
  ['an unknown status', 'status=SETTLED', { status: 'SETTLED' }],
  [
    'a double as Java writes it',
    'status=PAID&amount=1.5E7',
    { status: 'PAID', amount: 15_000_000 },
  ],
  ['a fraction', 'status=PAID&amount=15000.0', { status: 'PAID', amount: 15_000 }],
  [
    'empty parameters, which count as left out',
    'status=PAID&invoiceId=&txnId=&amount=&info=',
    { status: 'PAID' },
  ],
  ['other parameters', 'status=PAID&code=1&code=2&__proto__=1', { status: 'PAID' }],
  [
    'the largest exact id',
    'status=PAID&invoiceId=9007199254740991',
    { status: 'PAID', invoiceId: 9_007_199_254_740_991 },
  ],
])('takes %s', (_, query, expected) => {
  expect(parsePaymentNotice(new URLSearchParams(query))).toEqual(expected);
});

test.each([
  ['no status', 'invoiceId=64', 'status'],
  ['an empty status', 'status=', 'status'],
  ['a status that is not a word', 'status=PAID%3Cscript%3E', 'status'],
  ['a status with more before it', 'status=1PAID', 'status'],
  ['a status with more behind it', 'status=PAID1', 'status'],
  ['a status that begins below the line', 'status=_PAID', 'status'],
  ['a status without an end', `status=${'A'.repeat(65)}`, 'status'],
  ['an invoice with more before it', 'status=PAID&invoiceId=x64', 'invoiceId'],
  ['an invoice with more behind it', 'status=PAID&invoiceId=64x', 'invoiceId'],
  ['an amount with more before it', 'status=PAID&amount=x1', 'amount'],
  ['an amount with more behind it', 'status=PAID&amount=1x', 'amount'],
  ['an amount of two fractions', 'status=PAID&amount=1.5.5', 'amount'],
  ['an amount with an open end', 'status=PAID&amount=1.', 'amount'],
  ['an amount of three digits of ten', 'status=PAID&amount=1E100', 'amount'],
  ['a transaction with a blank before it', 'status=PAID&txnId=+1', 'txnId'],
  ['a transaction with a blank behind it', 'status=PAID&txnId=1+', 'txnId'],
  ['a repeated status', 'status=PAID&status=FAILED', 'status'],
  ['a repeated invoice', 'status=PAID&invoiceId=1&invoiceId=1', 'invoiceId'],
  ['spellings that differ', 'status=PAID&txnId=1&tnxId=2', 'txnId'],
  ['the invoice 0', 'status=PAID&invoiceId=0', 'invoiceId'],
  ['a negative invoice', 'status=PAID&invoiceId=-1', 'invoiceId'],
  ['an invoice in another form', 'status=PAID&invoiceId=64.0', 'invoiceId'],
  ['an invoice in hexadecimal', 'status=PAID&invoiceId=0x40', 'invoiceId'],
  ['an invoice with a zero before it', 'status=PAID&invoiceId=064', 'invoiceId'],
  ['an invoice that is not exact', 'status=PAID&invoiceId=9007199254740992', 'invoiceId'],
  ['an amount that is not a number', 'status=PAID&amount=much', 'amount'],
  ['an amount without an end', 'status=PAID&amount=Infinity', 'amount'],
  ['an amount below nothing', 'status=PAID&amount=-1', 'amount'],
  ['an amount beyond exactness', 'status=PAID&amount=1E99', 'amount'],
  ['a transaction of other characters', 'status=PAID&txnId=a%0Ab', 'txnId'],
  ['a transaction without an end', `status=PAID&txnId=${'1'.repeat(65)}`, 'txnId'],
])('refuses %s', (_, query, path) => {
  try {
    expect(parsePaymentNotice(new URLSearchParams(query))).toBeUndefined();
  } catch (error) {
    expect(error).toBeInstanceOf(InvalidPaymentNoticeError);
    expect((error as InvalidPaymentNoticeError).issues.map((issue) => issue.path)).toEqual([path]);
    expect(String(error)).not.toMatch(/script|much|0x40/);
  }
});

test.each([
  ['invoiceId=0', 'invoiceId', 'must be a positive whole number'],
  ['invoiceId=9007199254740992', 'invoiceId', 'is too large'],
  ['amount=much', 'amount', 'must be a number'],
  ['amount=9007199254740992', 'amount', 'is too large'],
  [`status=${'A'.repeat(65)}`, 'status', 'is too long'],
  ['status=1', 'status', 'must be a word such as PAID'],
])('says of %s that %s %s', (wrong, path, message) => {
  const query = new URLSearchParams({ status: 'PAID' });
  for (const [name, value] of new URLSearchParams(wrong)) query.set(name, value);
  expect(() => parsePaymentNotice(query)).toThrow(
    expect.objectContaining({ issues: [{ path, message }] }),
  );
});

test('shows of the free text one short line', () => {
  const { info } = parsePaymentNotice(
    new URLSearchParams([
      ['status', 'PAID'],
      ['info', `a\n\u001B[31m\u202Eb${'x'.repeat(9999)}`],
    ]),
  );
  expect(info).toHaveLength(256);
  // oxlint-disable-next-line no-control-regex
  expect(info).not.toMatch(/[\u0000-\u001F\u202E]/);
});

test.each([undefined, null, 7, {}, []])('%j is a mistake of the program', (input) => {
  expect(() => parsePaymentNotice(input as string)).toThrow(TypeError);
});

test('any text is a notice or an error of ours', () => {
  const part = fc.oneof(
    fc.constantFrom(
      'status',
      'invoiceId',
      'txnId',
      'tnxId',
      'amount',
      'info',
      '=',
      '&',
      'PAID',
      '64',
      '1E5',
      '%',
      '+',
      '?',
      '#',
    ),
    fc.string({ unit: 'binary' }),
  );
  fc.assert(
    fc.property(fc.array(part, { maxLength: 20 }), (parts) => {
      try {
        const notice = parsePaymentNotice(`/paid?${parts.join('')}`);
        expect(notice.status).toMatch(/^[A-Z][A-Z_]*$/);
        if ('invoiceId' in notice)
          expect(Number.isSafeInteger(notice.invoiceId) && Number(notice.invoiceId) > 0).toBe(true);
      } catch (error) {
        if (!isResourceError(error)) throw error;
      }
    }),
    { numRuns: 1000 },
  );
}, 30_000);
