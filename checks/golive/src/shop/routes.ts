import { randomUUID } from 'node:crypto';
import type { Habits } from './habits.ts';
import { page, type ShopAnswer, type ShopRequest } from './messages.ts';
import type { Customer, Order, ShopState } from './state.ts';

/** What one request to a shop is about. */
interface Visit {
  readonly habits: Habits;
  readonly state: ShopState;
  readonly request: ShopRequest;
}

/** Answers a request to a shop, with the habits that it has. */
export async function answerRequest(visit: Visit): Promise<ShopAnswer> {
  const { habits, state, request } = visit;
  const { method, path } = request;
  const [, room, nonce = '', action] = path.split('/');
  const order = state.orders.get(nonce);
  if (path === '/launch') return launch(visit);
  if (room === 'paid') return order ? notice(visit, order) : page(404, 'No such order.');
  const customer = habits.customerOf(state, request);
  if (room === 'invoice') return orderOf(visit, Number(nonce), customer);
  if (!customer) return page(401, 'MonPay аппаас нээнэ үү. Open the shop in MonPay.');
  if (path === '/') return habits.front(customer, state);
  if (path === '/orders') return orders(visit, customer);
  if (path === '/buy' && method === 'POST') return buy(visit, customer);
  if (!order || order.userId !== customer.userId) return page(404, 'No such order.');
  if (action === 'refund' && method === 'POST') return habits.refund(state, order);
  const said = habits.readNotice(request);
  await habits.returned(habits, state, order, said);
  return habits.returnPage(order, said);
}

async function launch({ habits, state, request }: Visit): Promise<ShopAnswer> {
  const turnedAway = habits.turnAway(request);
  if (turnedAway) return turnedAway;
  const code = request.query.get('code');
  if (!code) return habits.launchedWithout(request);
  if (habits.isSpent(state, code)) return habits.launchFailed(new Error('The code is spent.'));
  try {
    const token = habits.readToken(await habits.sendTokenRequest(state, code));
    const customer = habits.readCustomer(await habits.askWho(state, token), token);
    const session = habits.openSession(state, customer, request);
    return habits.welcome(habits.cookie(session), code, customer);
  } catch (error) {
    return habits.launchFailed(error);
  }
}

async function buy({ habits, state, request }: Visit, customer: Customer): Promise<ShopAnswer> {
  const { userId } = customer;
  const nonce = randomUUID();
  const order: Order = {
    nonce,
    userId,
    amount: habits.priceOf(request),
    receiver: 'branch-user',
    delivered: 0,
  };
  state.orders.set(nonce, order);
  try {
    order.invoiceId = await habits.createInvoice(state, order, customer);
  } catch {
    // It may have been made: another one could be paid, too.
    return page(502, 'Захиалгыг шалгаж байна. The order is being checked.');
  }
  const payPage = `${state.settings.authorizationServer}/v2/invoice/${order.invoiceId}`;
  return habits.toPay(request, payPage);
}

async function notice({ habits, state, request }: Visit, order: Order): Promise<ShopAnswer> {
  const refusal = habits.refuseNotice(request);
  if (refusal) return refusal;
  if (order.invoiceId === undefined) return { status: 503 };
  await habits.settle(habits, state, order, habits.readNotice(request));
  return { status: 200, body: 'ok' };
}

/** The order by the number of its invoice, which anybody can guess. */
function orderOf(
  { habits, state }: Visit,
  invoiceId: number,
  customer: Customer | undefined,
): ShopAnswer {
  const order = [...state.orders.values()].find((one) => one.invoiceId === invoiceId);
  if (!order || !habits.maySee(order, customer)) return page(404, 'No such order.');
  return page(200, order.delivered > 0 ? 'Хүргэсэн.' : 'Шалгаж байна.');
}

function orders({ state }: Visit, { userId }: Customer): ShopAnswer {
  const own = [...state.orders.values()].filter((order) => order.userId === userId);
  const delivered = own.reduce((sum, order) => sum + order.delivered, 0);
  return page(200, `${own.length} orders. ${'Хүргэсэн. '.repeat(delivered)}`);
}
