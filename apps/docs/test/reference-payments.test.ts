// The examples of the reference that are about payments; as in reference-examples.test.ts.
import { expect, test } from 'vitest';
import { createSandbox, sdk } from './packages.ts';

const {
  cancelInvoice,
  confidentialClient,
  confirmPayment,
  createInvoice,
  getInvoice,
  invoicePage,
  isResourceError,
  parsePaymentNotice,
  paymentEndpoint,
  readDate,
  refundInvoice,
  waitForPayment,
} = sdk;

const shop = createSandbox({ deliver: async () => new Response() });
const { clientId, clientSecret, redirectUri, fetch } = shop;
const authorizationServer = shop.origin;
const client = confidentialClient({
  clientId,
  clientSecret,
  redirectUri,
  authorizationServer,
  fetch,
});
const order = {
  amount: 15_000,
  receiver: 'branch-user',
  description: 'Кофе',
  redirectUri: 'https://shop.example/orders/1',
};
const { amount, receiver } = order;

test('a payment', async () => {
  // #region createInvoice
  const invoice = await createInvoice(client, {
    amount: 15_000, // whole tögrög
    receiver: 'branch-user',
    description: 'Кофе',
    redirectUri: 'https://shop.example/orders/1', // where the customer comes back to
    clientServiceUrl: 'https://shop.example/paid/1', // where MonPay sends its notice
  });
  // #endregion
  // #region invoicePage
  const page = invoicePage(client, invoice.id);
  // #endregion
  expect(page).toBe(`${authorizationServer}/v2/invoice/${invoice.id}`);

  await shop.pay(invoice.id, { user: 'bat' });
  // #region confirmPayment
  const payment = await confirmPayment(client, { invoiceId: invoice.id, amount, receiver });
  if (payment.state === 'paid') console.assert(payment.invoice.amount === amount);
  // #endregion
  expect(payment.state).toBe('paid');
  // #region waitForPayment
  const signal = AbortSignal.timeout(5000);
  const paid = await waitForPayment(
    client,
    { invoiceId: invoice.id, amount, receiver },
    { signal },
  );
  // #endregion
  expect(paid.state).toBe('paid');
  // #region getInvoice
  const { status, createDate } = await getInvoice(client, invoice.id);
  // #endregion
  expect(status).toBe('PAID');
  // #region readDate
  const date = readDate(createDate);
  // #endregion
  expect(date).toBeInstanceOf(Date);
  // #region refundInvoice
  const refund = await refundInvoice(client, invoice.id, { description: 'Бараа дууссан' });
  // #endregion
  expect(refund.status).toBe('REFUNDED');
});

test('cancelInvoice', async () => {
  const { id } = await createInvoice(client, order);
  // #region cancelInvoice
  const cancelled = await cancelInvoice(client, id);
  // #endregion
  expect(cancelled.status).toBe('CANCELLED');
});

test('isResourceError', async () => {
  const said = (words: string): string => words;
  const cancel = async (id: number): Promise<string> => {
    // #region isResourceError
    try {
      return String((await cancelInvoice(client, id)).status);
    } catch (error) {
      if (!isResourceError(error)) throw error;
      return said(`${error.code}: ${error.docs}`);
    }
    // #endregion
  };
  expect(await cancel(999)).toMatch(/^resource_error: https:/);
});

test('paymentEndpoint', async () => {
  const { id } = await createInvoice(client, order);
  await shop.pay(id, { user: 'bat' });
  const delivered: number[] = [];
  const deliver = async (invoiceId: number): Promise<unknown> => delivered.push(invoiceId);
  const orderAt = async (_path: string): Promise<typeof expected> => expected;
  const expected = { invoiceId: id, amount, receiver };
  // #region paymentEndpoint
  const paid = paymentEndpoint(client, {
    expect: (_notice, request) => orderAt(new URL(request.url).pathname),
    onPaid: ({ invoice }) => deliver(invoice.id), // once: UPDATE … WHERE paid_at IS NULL
  });
  // #endregion
  const answer = await paid(new Request('https://shop.example/paid/1?status=PAID'));
  expect([answer.status, delivered]).toEqual([200, [id]]);
});

test('parsePaymentNotice', () => {
  // #region parsePaymentNotice
  const notice = parsePaymentNotice('/paid/1?invoiceId=64&status=PAID&amount=15000');
  // #endregion
  expect(notice).toMatchObject({ invoiceId: 64, status: 'PAID' });
});
