import { env } from 'cloudflare:workers';
import {
  confidentialClient,
  confirmPayment,
  createInvoice,
  invoicePage,
  userInfo,
  type Payment,
  type PaymentExpectation,
} from '@monpay-miniapp/sdk';
import { paymentEndpoint, redirectionEndpoint } from '@monpay-miniapp/sdk/hono';
import { Hono, type Context } from 'hono';
import { errorPage, page } from '../shop.ts';
import type { Customer, Order } from './shop-storage.ts';

export { ShopStorage } from './shop-storage.ts';

const storage = (): ReturnType<typeof env.SHOP.getByName> => env.SHOP.getByName('shop');
const client = confidentialClient({
  clientId: env.MONPAY_CLIENT_ID,
  clientSecret: env.MONPAY_CLIENT_SECRET,
  redirectUri: env.MONPAY_REDIRECT_URI,
  authorizationServer: env.MONPAY_AUTHORIZATION_SERVER, // unset: the documented host
  // A Worker runs in many places at once, which share no memory.
  spentCodes: { claim: (key, ttl) => storage().claim(key, ttl) },
});
const receiver = env.MONPAY_RECEIVER ?? 'branch-user';
const amount = 6500;

const app = new Hono();

app.get(
  '/launch',
  redirectionEndpoint(client, {
    // A new session, whoever the browser was before: a launch proves nothing about who was here.
    async onToken({ access_token: accessToken }, c) {
      const { userId, userFirstname } = await userInfo(client, accessToken);
      const id = await storage().signIn({ userId, accessToken, name: userFirstname ?? '' });
      // Not Strict: a browser would not send it when MonPay's page sends the customer back.
      const cookie = `session=${id}; Path=/; HttpOnly; SameSite=Lax`;
      const isHttps = client.redirectUri.startsWith('https:');
      c.header('Set-Cookie', isHttps ? `${cookie}; Secure` : cookie);
      return c.redirect('/', 303);
    },
    onError: (error, c) => c.html(errorPage(error), 400),
  }),
);

app.get('/', async (c) => {
  const customer = await customerOf(c);
  if (!customer) return stranger(c);
  const buy = '<form method="post" action="/checkout"><button>Сүүтэй цай, 6500 ₮</button></form>';
  return c.html(page(`Тавтай морил, ${customer.name}!`, buy));
});

// Writes the order, creates its invoice, and binds them, in this order. A second create is a second invoice.
app.post('/checkout', async (c) => {
  const customer = await customerOf(c);
  if (!customer) return stranger(c);
  const { userId, accessToken } = customer;
  const nonce = crypto.randomUUID();
  await storage().addOrder(nonce, userId);
  const invoice = {
    amount,
    receiver,
    description: 'Сүүтэй цай',
    redirectUri: new URL(`/orders/${nonce}`, client.redirectUri).href,
    clientServiceUrl: new URL(`/paid/${nonce}`, client.redirectUri).href,
  };
  const { id } = await createInvoice(client, invoice, { accessToken });
  await storage().bind(nonce, id);
  const payPage = invoicePage(client, id);
  // Not a redirect: with `form-action` in the shop's security policy a browser would follow none.
  const goOn = `<meta http-equiv="refresh" content="0; url=${payPage}"><a href="${payPage}">MonPay</a>`;
  return c.html(page('MonPay руу шилжиж байна…', goOn));
});

// MonPay's notice is a hint: the endpoint checks the invoice of the order.
app.all(
  '/paid/:nonce',
  paymentEndpoint(client, {
    async expect(_notice, c) {
      const order = await storage().order(nonceOf(c));
      return order && expected(order);
    },
    onPaid: (payment, c) => settle(nonceOf(c), payment),
    onUnpaid: (payment, c) => settle(nonceOf(c), payment),
  }),
);

// Where the customer comes back to, whether a notice came or not.
app.get('/orders/:nonce', async (c) => {
  const order = await storage().order(nonceOf(c));
  if (!order || (await customerOf(c))?.userId !== order.userId) return stranger(c);
  await check(order);
  const isPaid = (await storage().order(order.nonce))?.paidAt;
  return isPaid
    ? c.html(page('Баярлалаа, төлбөр төлөгдлөө.'))
    : c.html(page('Төлбөрийг шалгаж байна…', '<meta http-equiv="refresh" content="3">'));
});

app.onError((error, c) => c.html(errorPage(error), 500));

// oxlint-disable-next-line import/no-default-export -- Workers take their handlers from there.
export default {
  fetch: app.fetch,
  /** Every minute: finds payments that no notice reported. */
  async scheduled(): Promise<void> {
    for (const order of await storage().unpaid()) await check(order);
  },
};

/** What a check has to find: the invoice of the order, never the one of a notice. */
function expected({ invoiceId, userId }: Order): PaymentExpectation | 'not_yet' {
  return invoiceId === null ? 'not_yet' : { invoiceId, amount, receiver, userId };
}

/** Asks MonPay about an order. A check that fails says nothing about the payment: the next one may find it. */
async function check(order: Order): Promise<void> {
  const expectation = expected(order);
  if (order.paidAt !== null || expectation === 'not_yet') return;
  const payment = await confirmPayment(client, expectation).catch(() => {});
  if (payment) await settle(order.nonce, payment);
}

/** Delivers what a check found to be paid, once. Unpaid is not final. */
async function settle(nonce: string, payment: Payment): Promise<void> {
  if (payment.state === 'mismatch') {
    console.error(`A person has to look at order ${nonce}:`, payment.differences);
  } else if (payment.state === 'paid' && (await storage().setPaid(nonce))) {
    console.log(`Delivered order ${nonce}`);
  }
}

function nonceOf(c: Context): string {
  return c.req.param('nonce') ?? '';
}

async function customerOf(c: Context): Promise<Customer | undefined> {
  const id = /(?:^|; )session=([^;]*)/.exec(c.req.header('Cookie') ?? '')?.[1];
  return id === undefined ? undefined : storage().customer(id);
}

function stranger(c: Context): Response | Promise<Response> {
  return c.html(page('Мини аппыг MonPay аппаас нээнэ үү.'), 401);
}
