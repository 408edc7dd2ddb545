// The examples of the reference: each region is shown on the page of the function that it is named after, with an
// import in front, and runs here against a sandbox.
import { expect, test } from 'vitest';
import { createSandbox, isMonPayHost, looksReal, sdk } from './packages.ts';

const {
  authorizationCodeGrant,
  cancelInvoice,
  confidentialClient,
  confirmPayment,
  createInvoice,
  getInvoice,
  invoicePage,
  isOAuthError,
  isResourceError,
  memorySpentCodes,
  parseAuthorizationResponse,
  parsePaymentNotice,
  paymentEndpoint,
  readDate,
  redirectionEndpoint,
  refundInvoice,
  requestToken,
  userInfo,
  waitForPayment,
  warmUp,
} = sdk;

const shop = createSandbox({ deliver: async () => new Response() });
const { clientId, clientSecret, redirectUri, fetch } = shop;
const authorizationServer = shop.origin;
const launched = (): string => shop.launchUrl('saraa');
const order = {
  amount: 15_000,
  receiver: 'branch-user',
  description: 'Кофе',
  redirectUri: 'https://shop.example/orders/1',
};
const { amount, receiver } = order;

// #region confidentialClient
const client = confidentialClient({
  clientId,
  clientSecret,
  redirectUri,
  authorizationServer, // leave it out for the documented host
  fetch, // only in tests: the sandbox answers without a port
  spentCodes: memorySpentCodes(),
});
// #endregion

test('confidentialClient', () => {
  expect(client).toEqual({ clientId, redirectUri, authorizationServer, timeout: 10_000 });
});

test('a launch', async () => {
  const address = launched();
  // #region authorizationCodeGrant
  const token = await authorizationCodeGrant(client, address);
  // #endregion
  // #region userInfo
  const customer = await userInfo(client, token.access_token);
  console.assert(customer.userFirstname === 'Сараа');
  // #endregion
  expect(customer.userFirstname).toBe('Сараа');

  const again = launched();
  // #region parseAuthorizationResponse
  const { code } = parseAuthorizationResponse(again);
  // #endregion
  // #region requestToken
  const other = await requestToken(client, { code });
  // #endregion
  expect(shop.userOf(other.access_token)?.id).toBe('saraa');
});

test('redirectionEndpoint', async () => {
  // #region redirectionEndpoint
  const launch = redirectionEndpoint(client, {
    async onToken(token) {
      await userInfo(client, token.access_token); // keep both in a new session
      return new Response(null, { status: 303, headers: { Location: '/' } });
    },
  });
  // #endregion
  expect((await launch(new Request(launched()))).status).toBe(303);
});

test('isOAuthError', async () => {
  const address = launched();
  await authorizationCodeGrant(client, address);
  const said = (words: string): string => words;
  const signIn = async (): Promise<string> => {
    // #region isOAuthError
    try {
      return (await authorizationCodeGrant(client, address)).access_token;
    } catch (error) {
      if (!isOAuthError(error)) throw error;
      return said(`${error.code}: ${error.docs}`);
    }
    // #endregion
  };
  expect(await signIn()).toMatch(/^authorization_code_reused: https:/);
});

test('warmUp', async () => {
  // #region warmUp
  await warmUp(client); // before the server listens
  // #endregion
  expect(shop.requests().every(({ method }) => method !== 'HEAD')).toBe(true);
});

test('memorySpentCodes', async () => {
  // #region memorySpentCodes
  const spentCodes = memorySpentCodes();
  const isFirst = await spentCodes.claim('a hash', 600_000);
  const isSecond = await spentCodes.claim('a hash', 600_000);
  // #endregion
  expect([isFirst, isSecond]).toEqual([true, false]);
});

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

test('createSandbox', async () => {
  // #region createSandbox
  const sandbox = createSandbox({ seed: 'the same codes each time' });
  const { code } = sandbox.issueCode('saraa');
  const answer = await sandbox.fetch(`${sandbox.origin}/v2/oauth/token`, {
    method: 'POST',
    body: new URLSearchParams({
      grant_type: 'authorization_code',
      client_id: sandbox.clientId,
      client_secret: sandbox.clientSecret,
      redirect_uri: sandbox.redirectUri,
      code,
    }),
  });
  console.assert(answer.status === 200);
  // #endregion
  expect(answer.status).toBe(200);
});

test('isMonPayHost', () => {
  // #region isMonPayHost
  const real = isMonPayHost('z-wallet.monpay.mn');
  // #endregion
  expect([real, isMonPayHost('localhost')]).toEqual([true, false]);
});

test('looksReal', () => {
  // #region looksReal
  const issued = looksReal('q7Rk2vXw9LmZt4Yb'); // a sandbox refuses it
  // #endregion
  expect([issued, looksReal('sbx_my_own')]).toEqual([true, false]);
});
