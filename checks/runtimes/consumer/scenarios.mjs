// What a merchant's server does with the package, reported as plain data. It runs unchanged on every runtime,
// so it uses nothing but what all of them have; what to expect of it stands in src/expectations.ts.
import {
  authorizationCodeGrant,
  confidentialClient,
  isOAuthError,
  memorySpentCodes,
  redirectionEndpoint,
  warmUp,
} from '@monpay-miniapp/sdk';

const clientSecret = 'shop secret/+&=%';
const statuses = { refusals: [400, 401, 403, 415, 505], redirects: [301, 302, 303, 307, 308] };

/**
 * Plays every scenario against `${base}/SCENARIO`.
 * @param {{ base: string, closed: string, idle: string, untrusted: string, inspect?: (value: unknown) => string }} settings
 * `closed` is an address where nothing listens, `idle` one that counts connections, `untrusted` one whose
 * certificate nobody vouches for
 * @returns {Promise<Record<string, unknown>>}
 */
export async function play({ base, closed, idle, untrusted, inspect = String }) {
  let codes = 0;
  const freshCode = () => `c0de-${++codes}-${Math.random().toString(36).slice(2)}`;

  const clientFor = (path, options) =>
    confidentialClient({
      clientId: 'shop',
      clientSecret,
      redirectUri: 'https://shop.example/launch',
      authorizationServer: base + path,
      // Longer than the driver waits for the process to end: a timer that is left behind shows.
      timeout: 100_000,
      ...options,
    });

  /** The outcome of one exchange, without anything secret; `leaks` names where something secret showed. */
  async function outcomeOf(client, code = freshCode(), options = {}) {
    const started = Date.now();
    try {
      const token = await authorizationCodeGrant(client, `/launch?code=${code}`, options);
      return { token: { ...token }, leaks: leaksOf(token, [clientSecret, code]) };
    } catch (error) {
      if (!isOAuthError(error)) return { foreign: `${error?.name}: ${error?.message}` };
      return {
        code: error.code,
        error: error.error,
        status: error.status,
        reason: error.reason,
        outcome: error.outcome,
        systemCode: error.systemCode,
        ms: Date.now() - started,
        leaks: leaksOf(error, [clientSecret, code, 'tok-']),
      };
    }
  }

  function leaksOf(value, secrets) {
    const shown = { text: String(value), inspected: inspect(value), stack: value.stack };
    if (value instanceof Error) shown.json = JSON.stringify(value);
    return Object.keys(shown).filter((how) =>
      secrets.some(
        (secret) =>
          shown[how]?.includes(secret) || shown[how]?.includes(encodeURIComponent(secret)),
      ),
    );
  }

  const scenarios = {
    exchange: () => outcomeOf(clientFor('/exchange')),

    async refusals() {
      const outcomes = [];
      for (const status of statuses.refusals)
        outcomes.push(await outcomeOf(clientFor(`/refusals-${status}`)));
      return outcomes;
    },

    async reuse() {
      const code = freshCode();
      const first = await outcomeOf(clientFor('/reuse'), code);
      return [first, await outcomeOf(clientFor('/reuse'), code)];
    },

    together() {
      const code = freshCode();
      const client = clientFor('/together', { spentCodes: memorySpentCodes() });
      return Promise.all(Array.from({ length: 10 }, () => outcomeOf(client, code)));
    },

    timeout: () =>
      Promise.all([
        outcomeOf(clientFor('/timeout-headers', { timeout: 300 })),
        outcomeOf(clientFor('/timeout-body', { timeout: 300 })),
      ]),

    async abort() {
      const controller = new AbortController();
      setTimeout(() => controller.abort(), 300);
      const { signal } = controller;
      return outcomeOf(clientFor('/abort'), undefined, { signal });
    },

    async redirects() {
      const outcomes = [];
      for (const status of statuses.redirects)
        outcomes.push(await outcomeOf(clientFor(`/redirects-${status}`)));
      return outcomes;
    },

    async 'not sent'() {
      const code = freshCode();
      const spentCodes = memorySpentCodes();
      const client = clientFor('', { authorizationServer: closed, spentCodes });
      return [await outcomeOf(client, code), await outcomeOf(client, code)];
    },

    untrusted: () => outcomeOf(clientFor('', { authorizationServer: untrusted })),

    // Each on a connection that was kept, on which HTTP clients are tempted to send a second time.
    async broken() {
      const outcomes = [];
      for (const how of ['headers', 'reset', 'body']) {
        outcomes.push(await outcomeOf(clientFor('/broken-not')));
        outcomes.push(await outcomeOf(clientFor(`/broken-${how}`)));
      }
      const own = { fetch: (...args) => fetch(...args) };
      outcomes.push(await outcomeOf(clientFor('/broken-not', own)));
      outcomes.push(await outcomeOf(clientFor('/broken-fetch', own)));
      return outcomes;
    },

    bodies: async () => [
      await outcomeOf(clientFor('/bodies-html')),
      await outcomeOf(clientFor('/bodies-empty')),
      await outcomeOf(clientFor('/bodies-bomb')),
      await outcomeOf(clientFor('/bodies-gzip')),
      await outcomeOf(clientFor('/bodies-corrupt')),
    ],

    // The driver reads what came out on standard error.
    async printed() {
      const client = clientFor('/printed');
      console.error(client, await authorizationCodeGrant(client, `/launch?code=${freshCode()}`));
      const refused = clientFor('/refusals-403');
      const error = await authorizationCodeGrant(refused, '/launch?code=c0de-printed').catch(
        (reason) => reason,
      );
      console.error(error, JSON.stringify(error), error.stack);
    },

    async endpoint() {
      const launch = redirectionEndpoint(clientFor('/endpoint'), {
        onToken: (token) =>
          new Response(null, { status: 303, headers: { Location: `/${token.token_type}` } }),
        onError: (error) => new Response(error.code, { status: 400 }),
      });
      const url = `https://shop.example/launch?code=${freshCode()}`;
      const prefetch = new Request(url, { headers: { 'Sec-Purpose': 'prefetch' } });
      const answers = [await launch(prefetch), await launch(new Request(url))];
      return answers.map(({ status, headers }) => ({
        status,
        location: headers.get('Location'),
        cacheControl: headers.get('Cache-Control'),
        referrerPolicy: headers.get('Referrer-Policy'),
      }));
    },

    async events() {
      const events = [];
      const listening = clientFor('/events', {
        onEvent(event) {
          events.push(event);
          throw new Error('the log is full');
        },
      });
      const outcome = await outcomeOf(listening);
      const seen = events.map(({ type, operation, status, outcome: how, milliseconds }) => ({
        event: [type, operation, status, how].join(' '),
        timed: milliseconds >= 0,
      }));
      return [outcome, ...seen];
    },

    // The server sees whether a connection comes; the process must be able to end anyway.
    async platform() {
      await warmUp(clientFor('', { authorizationServer: idle }));
      return outcomeOf(clientFor('/platform'));
    },
  };

  const report = {};
  for (const [name, scenario] of Object.entries(scenarios)) {
    report[name] = await scenario().catch((error) => ({ threw: String(error?.stack ?? error) }));
  }
  return report;
}
