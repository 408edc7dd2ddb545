import { right } from '../wrong/wrong-app.ts';
import type { Habits } from './habits.ts';
import { page, type ShopAnswer } from './messages.ts';
import type { Shape } from './serve-shop.ts';
import type { ShopState } from './state.ts';

function json(status: number, value: object): ShopAnswer {
  const headers = { 'Content-Type': 'application/json' };
  return { status, headers, body: JSON.stringify(value) };
}

/** A shell of scripts that is the same for everybody, and asks the shop for JSON. */
export const scripted: Shape = async (request, shop) => {
  const { path } = request;
  if (path === '/')
    return {
      status: 200,
      body: '<!doctype html><div id="root"></div><script src="/app.js"></script>',
    };
  if (!path.startsWith('/api/')) return shop(request);
  const inner = path === '/api/session' ? '/' : path.slice('/api'.length);
  const { status, headers, body = '' } = await shop({ ...request, path: inner });
  if (status >= 400) return json(status, { error: 'open_in_monpay' });
  if (headers?.['Location']) return json(200, { payPage: headers['Location'] });
  return json(200, { says: body.replace(/<[^<>]*>/g, ' ').trim() });
};

/**
 * Such a shell without cookies: its script hands the code over, keeps the token that it is answered, and sends that
 * with all it asks.
 */
export const bearing: Shape = async (request, shop) => {
  const { path, form } = request;
  const [, token = ''] = /^Bearer ([\w-]+)$/.exec(request.header('authorization')) ?? [];
  const cookie = Buffer.from(token, 'base64url').toString();
  const shell = '<!doctype html><div id="root"></div><script src="/app.js"></script>';
  if (path === '/launch' || path === '/') return { status: 200, body: shell };
  if (path === '/api/login') {
    const launch = { ...request, path: '/launch', method: 'GET', query: form };
    const { status, headers = {} } = await shop(launch);
    if (status !== 303) return json(status, { error: 'open_in_monpay' });
    const [session = ''] = String(headers['Set-Cookie']).split(';', 1);
    return json(200, { data: { token: Buffer.from(session).toString('base64url') } });
  }
  const header: typeof request.header = (name) =>
    name === 'cookie' ? cookie : request.header(name);
  return scripted({ ...request, header }, shop);
};

/** The address that MonPay opens leads to the one with a slash at its end. */
export const behindSlash: Shape = async (request, shop) => {
  const { path, query } = request;
  if (path === '/launch')
    return { status: 301, headers: { Location: `/launch/?${String(query)}` } };
  return shop(path === '/launch/' ? { ...request, path: '/launch' } : request);
};

/** A page whose script takes the code from the address. */
function greeting(words: string): ShopAnswer {
  const answer = page(200, words);
  return {
    ...answer,
    body: `${answer.body}<script>history.replaceState(0, '', '/launch')</script>`,
  };
}

/** A shop whose one page is at the address of the launch, from which a script takes the code. */
export function onePage(): Habits {
  let shop: ShopState | undefined;
  return {
    ...right,
    openSession(state, customer, request) {
      shop = state;
      return right.openSession(state, customer, request);
    },
    welcome: (cookie, _code, { name }) => ({
      ...greeting(`Сайн байна уу, ${name}!`),
      headers: { 'Set-Cookie': cookie, 'Referrer-Policy': 'no-referrer' },
    }),
    launchedWithout(request) {
      const customer = shop && right.customerOf(shop, request);
      return customer
        ? greeting(`Сайн байна уу, ${customer.name}!`)
        : right.launchedWithout(request);
    },
  };
}

/** A shop that writes without spaces between its words. */
export const chinese: Habits = {
  ...right,
  front: ({ name }) => page(200, `您好${name}欢迎光临`),
  launchedWithout: () => page(400, '请在MonPay应用中打开'),
  launchFailed: () => page(502, '请在MonPay应用中重新打开'),
  crashed: () => page(500, '抱歉，请稍后再来'),
  returnPage: ({ delivered }) => page(200, delivered > 0 ? '谢谢，已送达' : '正在确认'),
};

/** A shop that asks about its open orders by itself, all the time, and does nothing at a notice. */
export const polling: Habits = { ...right, settle: async () => {}, returned: async () => {} };
