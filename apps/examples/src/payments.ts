import {
  confirmPayment,
  createInvoice,
  invoicePage,
  waitForPayment,
  type Payment,
  type PaymentExpectation,
} from '@monpay-miniapp/sdk';
import { memoryOrders } from './orders/memory-orders.ts';
import type { Order, OrderStore } from './orders/order.ts';
import { postgresOrders } from './orders/postgres-orders.ts';
import { page, shopClient, shopPage, type Customer, type Page } from './shop.ts';

const { DATABASE_URL, MONPAY_RECEIVER } = process.env;
const orders: OrderStore = DATABASE_URL ? postgresOrders(DATABASE_URL) : memoryOrders();
/** The user name of the branch that sells. */
const receiver = MONPAY_RECEIVER ?? 'branch-user';
const price = 6500;
const minute = 60_000;

/**
 * Writes the order, creates its invoice, and binds them, in this order: a notice never meets an order that is not
 * written. Nothing here is repeated; a second create is a second invoice that can be paid.
 * @returns a page that goes on to where the customer approves the invoice
 */
export async function checkOut(customer: Customer | undefined): Promise<Page> {
  if (!customer) return shopPage(undefined);
  const { userId, accessToken } = customer;
  const client = shopClient();
  const nonce = crypto.randomUUID();
  await orders.add({ nonce, userId, amount: price, createdAt: new Date() });
  const invoice = {
    amount: price,
    receiver,
    description: 'Сүүтэй цай',
    redirectUri: new URL(`/orders/${nonce}`, client.redirectUri).href,
    clientServiceUrl: new URL(`/paid/${nonce}`, client.redirectUri).href,
  };
  const { id } = await createInvoice(client, invoice, { accessToken });
  await orders.set(nonce, 'invoiceId', id);
  const payPage = invoicePage(client, id);
  // Not a redirect: with `form-action` in the shop's security policy, as helmet has it, a browser would follow none.
  const goOn = `<meta http-equiv="refresh" content="0; url=${payPage}"><a href="${payPage}">MonPay</a>`;
  return { status: 200, html: page('MonPay руу шилжиж байна…', goOn) };
}

/** What a check of the order has to find. The invoice is the one of the database, never the one of a notice. */
export async function expectationOf(
  nonce: string,
): Promise<PaymentExpectation | 'not_yet' | undefined> {
  const [order] = await orders.find({ nonce });
  return order && expected(order);
}

function expected({ invoiceId, amount, userId }: Order): PaymentExpectation | 'not_yet' {
  return invoiceId === undefined ? 'not_yet' : { invoiceId, amount, receiver, userId };
}

/** Delivers what a check found to be paid, once. Unpaid is not final: the next check may find it paid. */
export async function settle(nonce: string, payment: Payment): Promise<void> {
  if (payment.state === 'mismatch') {
    console.error(`A person has to look at order ${nonce}:`, payment.differences);
  } else if (payment.state === 'paid' && (await orders.set(nonce, 'paidAt', new Date()))) {
    // A shop that ships something writes the parcel in the same transaction.
    console.log(`Delivered order ${nonce}`);
  }
}

/** The page that the customer comes back to: it waits a little, then says that the payment is checked, and asks again. */
export async function orderPage(nonce: string, customer: Customer | undefined): Promise<Page> {
  const [order] = await orders.find({ nonce });
  if (!order) return { status: 404, html: page('Ийм захиалга алга.') };
  const expectation = expected(order);
  if (!order.paidAt && expectation !== 'not_yet') {
    const signal = AbortSignal.timeout(5000);
    // A check that fails says nothing about the payment.
    const payment = await waitForPayment(shopClient(), expectation, { signal }).catch(() => {});
    if (payment) await settle(nonce, payment);
  }
  if (customer?.userId !== order.userId) return shopPage(undefined);
  const [now] = await orders.find({ nonce });
  const html = now?.paidAt
    ? page('Баярлалаа, төлбөр төлөгдлөө.')
    : page('Төлбөрийг шалгаж байна…', '<meta http-equiv="refresh" content="3">');
  return { status: 200, html };
}

/** Finds what no notice reported: orders older than two minutes and younger than a day. */
export async function sweep(now = Date.now()): Promise<void> {
  const query = { from: new Date(now - 24 * 60 * minute), to: new Date(now - 2 * minute) };
  for (const order of await orders.find(query)) {
    const expectation = expected(order);
    if (expectation === 'not_yet') continue;
    // One that fails is found by the next sweep.
    const payment = await confirmPayment(shopClient(), expectation).catch(() => {});
    if (payment) await settle(order.nonce, payment);
  }
}

/** Sweeps every minute for as long as the process lives. If processes are short-lived, a cron job has to. */
export function startSweeping(): void {
  setInterval(() => void sweep().catch(console.error), minute).unref();
}
