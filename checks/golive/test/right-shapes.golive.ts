import { mkdtempDisposable, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'vitest';
import type { Shape } from '../src/shop/serve-shop.ts';
import { bearing, behindSlash, chinese, onePage, polling, scripted } from '../src/shop/shapes.ts';
import { right } from '../src/wrong/wrong-app.ts';
import type { Judged } from './check-command.ts';
import { runCheck, selling } from './run-check.ts';

const crowded = ['--skip', 'launch-time=a dozen apps run here'];
const none = (): void => {};

/** Whatever did not pass. */
function others(cases: readonly Judged[]): readonly string[] {
  const rest = cases.filter(({ outcome, name }) => outcome !== 'passed' && name !== 'launch-time');
  return rest.map(({ name, outcome, seen }) => `${name} ${outcome}: ${seen.en}`);
}

test.concurrent('a shell of scripts that asks for JSON passes', async ({ expect }) => {
  const sells = selling('POST /api/buy {"item":"tea"}', '/api/orders Хүргэсэн');
  const more = [...crowded, '--page', '/api/session'];
  expect(others(await runCheck(right, more, sells, none, scripted))).toEqual([]);
});

test.concurrent('a shell whose script has a token in place of cookies passes', async ({
  expect,
}) => {
  const login = ['--login', 'POST /api/login code={code}', '--bearer', 'data.token'];
  const more = [...crowded, ...login, '--page', '/api/session'];
  const sells = selling('POST /api/buy {"item":"tea"}', '/api/orders Хүргэсэн');
  expect(others(await runCheck(right, more, sells, none, bearing))).toEqual([
    expect.stringMatching(/^reload undecided: .*without a browser/),
    expect.stringMatching(/^session-changes skipped: The app sets no cookies/),
    expect.stringMatching(/^code-in-address undecided: .*without a browser/),
    expect.stringMatching(/^cookie-flags skipped/),
    expect.stringMatching(/^cookie-strict skipped/),
  ]);
});

test.concurrent('what the script of such a shell is answered has no token in it either', async ({
  expect,
}) => {
  const tells: Shape = async (request, shop) => {
    const answer = await scripted(request, shop);
    return request.path === '/api/session' && answer.status === 200
      ? { ...answer, body: `{"name":${answer.body},"token":"${token}"}` }
      : answer;
  };
  let token = '';
  const habits: typeof right = {
    ...right,
    readCustomer(result, accessToken) {
      token = accessToken;
      return right.readCustomer(result, accessToken);
    },
  };
  const only = ['--only', 'token-shown,secret-shown', '--page', '/api/session'];
  expect(others(await runCheck(habits, only, [], none, tells))).toEqual([
    expect.stringMatching(/^token-shown failed/),
  ]);
});

test.concurrent('a launch that leads to an address with a slash passes', async ({ expect }) => {
  expect(others(await runCheck(right, crowded, selling(), none, behindSlash))).toEqual([]);
});

test.concurrent('a page at the address of the launch passes but for what only its script does', async ({
  expect,
}) => {
  expect(others(await runCheck(onePage(), crowded))).toEqual([
    expect.stringMatching(/^code-in-address undecided: .*script/),
  ]);
});

test.concurrent('a shop in a language without spaces passes', async ({ expect }) => {
  const sells = selling(undefined, '已送达');
  expect(others(await runCheck(chinese, crowded, sells))).toEqual([]);
});

test.concurrent('a shop that polls and does nothing at a notice passes', async ({ expect }) => {
  expect(others(await runCheck(polling, crowded))).toEqual([]);
});

test.concurrent('a price that stands in the request, but is the server’s own, passes', async ({
  expect,
}) => {
  const only = ['--only', 'amount-from-browser,foreign-order'];
  const sells = selling('POST /buy amount=6500', '/invoice/{invoice} Хүргэсэн');
  expect(others(await runCheck(right, only, sells))).toEqual([]);
});

test.concurrent('a script that buys knows what the login was answered, and the cookies of its path', async ({
  expect,
}) => {
  await using folder = await mkdtempDisposable(join(tmpdir(), 'golive-'));
  const script = join(folder.path, 'buy.mjs');
  await writeFile(
    script,
    `const { CHECK_ORIGIN, CHECK_COOKIE, CHECK_LOGIN } = process.env;
const { bearer } = JSON.parse(CHECK_LOGIN);
const headers = { Cookie: CHECK_COOKIE, Authorization: 'Bearer ' + bearer };
await fetch(CHECK_ORIGIN + '/buy', { method: 'POST', headers, redirect: 'manual' });`,
  );
  const withBearer: Shape = async (request, shop) => {
    if (request.path === '/launch') return { status: 200, body: '<script src="/app.js"></script>' };
    if (request.path === '/login') {
      const answer = await shop({
        ...request,
        path: '/launch',
        method: 'GET',
        query: request.form,
      });
      if (answer.status !== 303) return answer;
      return { status: 200, headers: answer.headers ?? {}, body: '{"bearer":"for-the-script"}' };
    }
    const isBuying = request.path === '/buy';
    if (isBuying && request.header('authorization') !== 'Bearer for-the-script')
      return { status: 401 };
    return shop(request);
  };
  const login = ['--login', 'POST /login code={code}', '--page', '/'];
  const only = ['--only', 'paid,notice-forged', ...login];
  expect(others(await runCheck(right, only, selling(script), none, withBearer))).toEqual([]);
});
