import { page } from '../shop/messages.ts';
import type { WrongApp } from './wrong-app.ts';
import { right } from './wrong-app.ts';

const welcomed = right.welcome;
/** The welcome of the right app, with other headers. */
const withHeaders = (cookie: string, headers: Record<string, string>) => {
  const answer = welcomed(cookie, '', nobody);
  return { ...answer, headers: { ...answer.headers, ...headers } };
};
const nobody = { userId: 0, name: '', phone: '', accessToken: '' };

/** What goes wrong between the phone and the app. */
export const wrongAtLaunch: readonly WrongApp[] = [
  {
    fault: 'sends the code on in its redirect',
    complaint: 'code_leaks',
    habits: { welcome: (cookie, code) => withHeaders(cookie, { Location: `/?code=${code}` }) },
  },
  {
    fault: 'stays at the address with the code',
    complaint: 'code_leaks',
    habits: {
      welcome: (cookie, _code, customer) => ({
        ...right.front(customer),
        headers: { 'Set-Cookie': cookie },
      }),
    },
  },
  {
    fault: 'writes the code into a page',
    complaint: 'code_leaks',
    habits: {
      openSession: (state, customer, request) =>
        right.openSession(state, { ...customer, name: request.query.get('code') ?? '' }, request),
    },
  },
  {
    fault: 'keeps the code in a cookie',
    complaint: 'code_leaks',
    habits: { welcome: (_cookie, code) => withHeaders(right.cookie(code), {}) },
  },
  {
    fault: "answers the customer's token to the browser",
    complaint: 'token_leaks',
    habits: {
      front: (customer) => page(200, `${customer.name} ${customer.accessToken}`),
    },
  },
  {
    fault: 'lets the answer to a launch be kept',
    complaint: 'no_store',
    habits: {
      welcome: (cookie) => withHeaders(cookie, { 'Cache-Control': 'public, max-age=600' }),
    },
  },
  {
    fault: 'lets scripts read its cookie',
    complaint: 'cookie',
    habits: { cookie: (session) => `session=${session}; Path=/; SameSite=Lax` },
  },
  {
    fault: 'does not say SameSite of its cookie',
    complaint: 'cookie',
    habits: { cookie: (session) => `session=${session}; Path=/; HttpOnly` },
  },
  {
    fault: 'keeps the session that was there before a launch',
    complaint: 'session_fixation',
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
    complaint: 'without_code',
    habits: {
      launchedWithout: ({ query }) => stackTrace(() => String(query.get('code')!.length)),
    },
  },
  {
    fault: "shows the customer what MonPay's server says",
    complaint: 'servers_words',
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
    complaint: 'stack_trace',
    habits: { launchFailed: (error) => page(500, String((error as Error).stack)) },
  },
  {
    fault: 'keeps one customer for everybody',
    complaint: 'two_customers',
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
