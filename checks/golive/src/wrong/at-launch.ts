import { page, type ShopAnswer } from '../shop/messages.ts';
import type { WrongApp } from './wrong-app.ts';
import { right } from './wrong-app.ts';

const welcomed = right.welcome;
/** The welcome of the right app, with other headers. */
const withHeaders = (cookie: string, headers: ShopAnswer['headers']) => {
  const answer = welcomed(cookie, '', nobody);
  return { ...answer, headers: { ...answer.headers, ...headers } };
};
const nobody = { userId: 0, name: '', phone: '', accessToken: '' };

/** What goes wrong between the phone and the app. */
export const wrongAtLaunch: readonly WrongApp[] = [
  {
    fault: 'shows an error although it got a token',
    complaint: 'launch',
    undecided: 'any',
    habits: { welcome: () => page(500, 'Уучлаарай') },
  },
  {
    fault: 'sends the code on in its redirect',
    complaint: 'code-in-address',
    habits: { welcome: (cookie, code) => withHeaders(cookie, { Location: `/?code=${code}` }) },
  },
  {
    fault: 'stays at the address with the code',
    complaint: 'code-in-address',
    undecided: ['session-changes'],
    habits: {
      welcome: (cookie, _code, customer) => ({
        ...page(200, `Сайн байна уу, ${customer.name}!`),
        headers: { 'Set-Cookie': cookie },
      }),
    },
  },
  {
    fault: 'writes the code into a page',
    complaint: 'code-passed-on',
    undecided: ['two-customers', 'session-changes'],
    habits: {
      openSession: (state, customer, request) =>
        right.openSession(state, { ...customer, name: request.query.get('code') ?? '' }, request),
    },
  },
  {
    fault: 'keeps the code in a cookie',
    complaint: 'code-passed-on',
    habits: {
      welcome: (cookie, code) =>
        withHeaders(cookie, {
          'Set-Cookie': [cookie, `launch=${code}; Path=/; HttpOnly; SameSite=Lax`],
        }),
    },
  },
  {
    fault: "answers the customer's token to the browser",
    complaint: 'token-shown',
    habits: {
      front: (customer) => page(200, `${customer.name} ${customer.accessToken}`),
    },
  },
  {
    fault: 'writes its secret into a page',
    complaint: 'secret-shown',
    habits: {
      front: ({ name }, { settings }) => page(200, `${name} ${settings.clientSecret}`),
    },
  },
  {
    fault: 'lets the answer to a launch be kept',
    complaint: 'no-store',
    habits: {
      welcome: (cookie) => withHeaders(cookie, { 'Cache-Control': 'public, max-age=600' }),
    },
  },
  {
    fault: 'lets scripts read its cookie',
    complaint: 'cookie-flags',
    habits: { cookie: (session) => `session=${session}; Path=/; SameSite=Lax` },
  },
  {
    fault: 'does not say SameSite of its cookie',
    complaint: 'cookie-flags',
    habits: { cookie: (session) => `session=${session}; Path=/; HttpOnly` },
  },
  {
    fault: 'has its cookie held back when the customer comes back from paying',
    complaint: 'cookie-strict',
    habits: {
      cookie: (session) => `session=${session}; Path=/; HttpOnly; SameSite=Strict`,
    },
  },
  {
    fault: 'tells other sites the address of the launch',
    complaint: 'referrer',
    habits: {
      welcome: (cookie) => withHeaders(cookie, { 'Referrer-Policy': 'unsafe-url' }),
    },
  },
  {
    fault: 'keeps the session that was there before a launch',
    complaint: 'session-changes',
    habits: {
      openSession(state, customer, request) {
        const before = /session=([^;]+)/.exec(request.header('cookie'))?.[1];
        if (before === undefined) return right.openSession(state, customer, request);
        state.sessions.set(before, customer);
        return before;
      },
    },
  },
  {
    fault: 'spends the code of a HEAD',
    complaint: 'head',
    habits: {
      turnAway: (request) => (request.method === 'HEAD' ? undefined : right.turnAway(request)),
    },
  },
  {
    fault: 'spends the code of a prefetch',
    complaint: 'prefetch',
    habits: { turnAway: ({ method }) => (method === 'GET' ? undefined : { status: 405 }) },
  },
  {
    fault: 'crashes without a code',
    complaint: 'no-code',
    undecided: ['error-launch'],
    habits: {
      launchedWithout: ({ query }) => stackTrace(() => String(query.get('code')!.length)),
    },
  },
  {
    fault: 'crashes at an error in place of a code',
    complaint: 'error-launch',
    habits: {
      launchedWithout: (request) =>
        request.query.has('error') ? { status: 500 } : right.launchedWithout(request),
    },
  },
  {
    fault: 'writes what stands in the address into its page',
    complaint: 'markup-in-address',
    habits: {
      launchedWithout: ({ query }) => ({ status: 400, body: `<p>${query.get('error') ?? ''}` }),
    },
  },
  {
    fault: "shows the customer what MonPay's server says",
    complaint: 'server-words',
    habits: {
      readToken(answer) {
        try {
          return right.readToken(answer);
        } catch {
          throw new Error(answer.text);
        }
      },
      launchFailed: (error) => page(502, String(error)),
    },
  },
  {
    fault: 'shows a stack trace when a launch fails',
    complaint: 'stack-trace',
    habits: { launchFailed: (error) => page(502, String((error as Error).stack)) },
  },
  {
    fault: 'keeps one customer for everybody',
    complaint: 'two-customers',
    undecided: 'any',
    habits: {
      openSession(state, customer, request) {
        state.lastCustomer = customer;
        return right.openSession(state, customer, request);
      },
      customerOf: (state, request) => right.customerOf(state, request) && state.lastCustomer,
    },
  },
];

function stackTrace(fails: () => string) {
  try {
    return page(200, fails());
  } catch (error) {
    return page(500, String((error as Error).stack));
  }
}
