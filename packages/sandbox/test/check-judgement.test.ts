import type { ServerResponse } from 'node:http';
import { expect, test } from 'vitest';
import { NotJudged } from '../src/check/case.ts';
import { sessionChanges } from '../src/check/launch/session-changes.ts';
import { twoCustomers } from '../src/check/launch/two-customers.ts';
import { hasCrashed, isBare } from '../src/check/said.ts';
import type { Stage } from '../src/check/stage.ts';
import { rightShop, shopWithSandbox, spoiled, type Handler } from './check-shop.ts';
import { run, type StartedSandbox } from './cli-command.ts';

/** What these cases come to with an app. */
async function outcomesOf(
  make: (started: StartedSandbox) => Handler,
  cases: string,
  ...more: readonly string[]
): Promise<Record<string, string>> {
  const { app, folder } = await shopWithSandbox(make);
  const { stdout } = await run(['check', app, '--only', cases, '--json', ...more], { folder });
  const report = JSON.parse(stdout) as { cases: { name: string; outcome: string }[] };
  return Object.fromEntries(report.cases.map(({ name, outcome }) => [name, outcome]));
}

const hasCode = (url = ''): boolean => url.includes('code=');

test('an app that shows everybody the same is not judged by what nobody can see', async () => {
  const cases = 'no-expires-in,token-in-envelope,no-phone';
  const blank = (started: StartedSandbox): Handler =>
    spoiled(rightShop(started), (answer) => {
      delete answer.headers['Set-Cookie'];
      delete answer.headers['Location'];
      answer.status = 200;
      answer.body = '<p>Сайн байна уу';
    });
  expect(await outcomesOf(blank, cases)).toEqual({
    'no-expires-in': 'undecided',
    'token-in-envelope': 'undecided',
    'no-phone': 'undecided',
  });
});

test('an app that crashes at what MonPay refuses fails', async () => {
  const crashes = (started: StartedSandbox): Handler =>
    spoiled(rightShop(started), (answer, { url }) => {
      if (answer.status === 400 && hasCode(url)) Object.assign(answer, { status: 500, body: '' });
    });
  expect(await outcomesOf(crashes, 'refused-codes,html-token,intcode-token,reload')).toEqual({
    'refused-codes': 'failed',
    'html-token': 'warning',
    'intcode-token': 'warning',
    reload: 'failed',
  });
});

test.each([
  [500, '<p>Уучлаарай', true],
  [502, '', true],
  [503, '<html><body></body></html>', true],
  [502, '<p>Уучлаарай', false],
  [400, '', false],
])('HTTP %s with %j is a crash: %s', (status, body, expected) => {
  const url = new URL('http://127.0.0.1/');
  const answer = { url, status, headers: [], body, duration: 1, failure: undefined };
  expect(hasCrashed(answer)).toBe(expected);
});

test.each([
  [0, '', true],
  [500, '', true],
  [500, '<h1>Internal Server Error</h1>', true],
  [500, '{"statusCode":500,"error":"Internal Server Error","message":"x"}', true],
  [500, '<title>Дэлгүүр</title><p>Уучлаарай, MonPay-ээс дахин нээнэ үү.', false],
  [502, 'Sorry, please open the shop again in MonPay.', false],
  [400, '', false],
])('HTTP %s with %j says nothing to a customer: %s', (status, body, expected) => {
  const url = new URL('http://127.0.0.1/');
  const answer = { url, status, headers: [], body, duration: 1, failure: undefined };
  expect(isBare(answer)).toBe(expected);
});

test('an error page in the layout of the shop signs nobody in', async () => {
  const layout = '<nav>Дэлгүүр Сагс Захиалга Тусламж Холбоо барих</nav>';
  const inLayout = (started: StartedSandbox): Handler =>
    spoiled(rightShop(started), (answer, { url }) => {
      if (answer.status === 400 && !hasCode(url)) return;
      answer.body += layout;
      if (answer.status === 400) answer.status = 200;
    });
  const cases = 'refused-codes,html-token,dead-token';
  expect(await outcomesOf(inLayout, cases)).toEqual({
    'refused-codes': 'passed',
    'html-token': 'passed',
    'dead-token': 'passed',
  });
});

test('what a redirect leads HEAD and a prefetch to must not spend the code either', async () => {
  const behindSlash = (started: StartedSandbox): Handler => {
    const shop = rightShop(started);
    return (request, response) => {
      const { pathname, search } = new URL(request.url ?? '/', 'http://shop.invalid');
      if (pathname === '/launch')
        return response.writeHead(301, { Location: `/launch/${search}` }).end();
      if (pathname !== '/launch/') return shop(request, response);
      request.url = `/launch${search}`;
      request.method = 'GET';
      delete request.headers['sec-purpose'];
      return shop(request, response);
    };
  };
  expect(await outcomesOf(behindSlash, 'launch,head,prefetch')).toEqual({
    launch: 'passed',
    head: 'warning',
    prefetch: 'warning',
  });
});

test('a launch that is redirected for ever fails, and one that ends elsewhere is undecided', async () => {
  const leadsTo = (location: string) => (started: StartedSandbox) =>
    spoiled(rightShop(started), (answer, { url }) => {
      if (answer.status === 303 || url === '/loop')
        Object.assign(answer, { status: 303, headers: { Location: location } });
    });
  expect(await outcomesOf(leadsTo('/loop'), 'launch,reload')).toEqual({
    launch: 'failed',
    reload: 'undecided',
  });
  expect(await outcomesOf(leadsTo('http://127.0.0.1:9/'), 'launch')).toEqual({
    launch: 'undecided',
  });
});

/** An app that keeps the session that was there before a launch, and shows its page at the address of the launch. */
function fixed(started: StartedSandbox): Handler {
  const sessions = new Map<string, string>();
  const shop = rightShop(started);
  return async (request, response) => {
    const id = /fixed=([\w-]+)/.exec(request.headers.cookie ?? '')?.[1] ?? crypto.randomUUID();
    if (hasCode(request.url)) {
      let began = false;
      const unseen = {
        setHeader(name: string, value: string) {
          if (name !== 'Set-Cookie') return;
          began = true;
          sessions.set(id, String(value.split(';')[0]));
        },
        writeHead: () => unseen,
        end: () => unseen,
      };
      await shop(request, unseen as unknown as ServerResponse);
      if (!began) return response.writeHead(400).end();
    }
    request.url = '/';
    request.headers.cookie = sessions.get(id) ?? '';
    return spoiled(shop, ({ headers }) => {
      headers['Set-Cookie'] = `fixed=${id}; Path=/; HttpOnly; SameSite=Lax`;
    })(request, response);
  };
}

test('a session that is fixed is found at the address of the launch, too', async () => {
  expect(await outcomesOf(fixed, 'session-changes')).toEqual({ 'session-changes': 'failed' });
});

test('markup in JSON runs nowhere', async () => {
  const echoes = (type: string) => (): Handler => (request, response) =>
    response
      .writeHead(400, { 'Content-Type': type, 'X-Content-Type-Options': 'nosniff' })
      .end(decodeURIComponent(request.url ?? ''));
  const only = 'markup-in-address';
  expect(await outcomesOf(echoes('application/json'), only)).toEqual({ [only]: 'passed' });
  expect(await outcomesOf(echoes('text/html'), only)).toEqual({ [only]: 'failed' });
});

test.each([twoCustomers, sessionChanges])(
  '$name is not judged by what a script was answered',
  async ({ run: play }) => {
    const login = { method: 'POST', path: '/login?code={code}', body: undefined };
    const app = { habits: { works: true, greets: true }, options: { login } };
    await expect(play({ app } as unknown as Stage)).rejects.toThrow(NotJudged);
  },
);
