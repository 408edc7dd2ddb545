import { randomUUID } from 'node:crypto';
import { ask, askForToken, jsonOf, MonPayError, resultOf } from './ask-monpay.ts';
import type { Habits } from './habits.ts';
import { page } from './messages.ts';

type LaunchHabits = Pick<
  Habits,
  | 'turnAway'
  | 'launchedWithout'
  | 'isSpent'
  | 'sendTokenRequest'
  | 'readToken'
  | 'askWho'
  | 'readCustomer'
  | 'openSession'
  | 'cookie'
  | 'welcome'
  | 'launchFailed'
  | 'customerOf'
  | 'front'
  | 'crashed'
>;

/** The launch, as it should be. */
export const rightLaunch: LaunchHabits = {
  turnAway({ method, header }) {
    if (method !== 'GET') return { status: 405, headers: { Allow: 'GET' } };
    const purpose = header('sec-purpose') + header('purpose') + header('x-moz');
    return purpose.includes('prefetch') ? { status: 503 } : undefined;
  },
  launchedWithout: () => page(400, 'MonPay аппаас нээнэ үү. Open the shop in MonPay.'),
  isSpent({ spentCodes }, code) {
    if (spentCodes.has(code)) return true;
    spentCodes.add(code);
    return false;
  },
  sendTokenRequest: ({ settings }, code) =>
    askForToken(
      settings,
      new URLSearchParams({
        redirect_uri: settings.redirectUri,
        client_id: settings.clientId,
        client_secret: settings.clientSecret,
        code,
        grant_type: 'authorization_code',
      }),
    ),
  readToken({ status, text }) {
    const body = jsonOf(text);
    const enveloped = body?.['intCode'] === 0 ? (body['result'] as object | null) : undefined;
    const token = ({ ...body, ...enveloped } as Record<string, unknown>)['access_token'];
    if (status !== 200 || typeof token !== 'string') throw new MonPayError('No token came.');
    return token;
  },
  async askWho({ settings }, accessToken) {
    const headers = { Authorization: `Bearer ${accessToken}` };
    return resultOf(await ask(settings, '/v2/api/oauth/userinfo', { headers }));
  },
  readCustomer({ userId, userFirstname, userPhone }, accessToken) {
    if (typeof userId !== 'number') throw new MonPayError('Nobody came.');
    return { userId, name: asText(userFirstname), phone: asText(userPhone), accessToken };
  },
  openSession({ sessions }, customer, request) {
    sessions.delete(sessionIn(request.header('cookie')));
    const id = randomUUID();
    sessions.set(id, customer);
    return id;
  },
  cookie: (session) => `session=${session}; Path=/; HttpOnly; SameSite=Lax`,
  welcome: (cookie) => ({
    status: 303,
    headers: { Location: '/', 'Set-Cookie': cookie, 'Referrer-Policy': 'no-referrer' },
  }),
  launchFailed: () =>
    page(502, 'MonPay аппаас дахин нээнэ үү. Please open the shop again from MonPay.'),
  customerOf: ({ sessions }, request) => sessions.get(sessionIn(request.header('cookie'))),
  front: ({ name, phone }) => page(200, `Сайн байна уу, ${name}! ${phone.slice(-4)}`),
  crashed: () => page(500, 'Уучлаарай, дараа дахин орно уу. Sorry, please come back later.'),
};

/** The session that the cookies name, or an empty text. */
function sessionIn(cookies: string): string {
  return /(?:^|; )session=([^;]*)/.exec(cookies)?.[1] ?? '';
}

function asText(value: unknown): string {
  return typeof value === 'string' || typeof value === 'number' ? String(value) : '';
}
