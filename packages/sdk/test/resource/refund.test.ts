import { expect, test } from 'vitest';
import { InvalidArgumentError, refundInvoice } from '../../src/index.ts';
import { clientOf, errorOf } from '../token-endpoint.ts';
import { anInvoice, clientsOf, monpayServer, success, type Reply } from './monpay-server.ts';

const refunded = {
  id: 9,
  txnId: '5000000005044111',
  refundTxnId: 'RF5000000005044112',
  amount: 15_000,
  receiver: 'branch-user',
  phone: 99_112_233,
  status: 'REFUNDED',
  createDate: '2026-11-01T10:00:00',
};
const failed = {
  ...refunded,
  status: 'REFUNDFAILED',
  statusCode: 17,
  statusInfo: 'Үлдэгдэл хүрэлцэхгүй',
};
const why = { description: 'Захиалга цуцлагдсан' };

/** A server that answers the refund so, and knows the invoice in that status. */
function refunding(refund: Reply, invoiceStatus = 'PAID') {
  return monpayServer(({ method }) =>
    method === 'POST' ? refund : { body: success({ ...anInvoice, status: invoiceStatus }) },
  );
}

test('README example: a payment is given back', async () => {
  const server = await refunding({ body: success(refunded) });
  for (const [, client] of clientsOf(server)) {
    expect(await refundInvoice(client, 64, why)).toEqual({ ...refunded, phone: '99112233' });
  }
  expect(server.calls).toHaveLength(2);
  expect(JSON.parse(Buffer.from(server.calls[0]?.body ?? '', 'latin1').toString())).toEqual({
    invoiceId: 64,
    ...why,
  });
});

test('REFUNDFAILED with HTTP 200 and intCode 0 is an error', async () => {
  const server = await refunding({ body: success(failed) });
  const error = await errorOf(refundInvoice(clientOf(server), 64, why));
  expect(error).toMatchObject({
    code: 'refund_failed',
    statusCode: '17',
    statusInfo: 'Үлдэгдэл хүрэлцэхгүй',
  });
});

test.each<[string, Reply]>([
  ['REFUNDFAILED', { body: success(failed) }],
  ['a refusal', { status: 400, body: { code: 'BAD_REQUEST', intCode: 5, info: 'refunded' } }],
])('an invoice that turns out to be refunded already is done, after %s', async (_, reply) => {
  const server = await refunding(reply, 'REFUNDED');
  expect(await refundInvoice(clientOf(server), 64, why)).toEqual({ status: 'REFUNDED', id: 64 });
  expect(server.calls.filter(({ method }) => method === 'POST')).toHaveLength(1);
});

test.each<[string, Reply, object]>([
  [
    'a broken connection',
    { instead: (response) => response.destroy() },
    { code: 'resource_request_failed', outcome: 'unknown' },
  ],
  [
    'a gateway',
    { status: 502, body: '<h1>Bad gateway</h1>' },
    { code: 'invalid_resource_response', status: 502 },
  ],
  [
    'an unknown status',
    { body: success({ ...refunded, status: 'PENDING' }) },
    {
      code: 'invalid_resource_response',
      issues: [{ path: 'status', message: 'is neither REFUNDED nor REFUNDFAILED' }],
    },
  ],
  ['no status', { body: success({}) }, { code: 'invalid_resource_response' }],
])('is sent once, and %s is not taken for an answer', async (_, reply, expected) => {
  const server = await refunding(reply);
  const error = await errorOf(refundInvoice(clientOf(server), 64, why));
  expect(error).toMatchObject(expected);
  expect((error as Error).message).toMatch(/before you try again/);
  expect(server.calls.filter(({ method }) => method === 'POST')).toHaveLength(1);
});

test('wrong input is refused before anything is sent', async () => {
  const server = await refunding({ body: success(refunded) });
  const error = await errorOf(refundInvoice(clientOf(server), 0, { description: '' }));
  expect(error).toBeInstanceOf(InvalidArgumentError);
  expect((error as InvalidArgumentError).issues.map(({ path }) => path)).toEqual([
    'invoiceId',
    'description',
  ]);
  expect([...server.calls, ...server.grants]).toEqual([]);
});
