import { test } from 'vitest';
import type { Shape } from '../src/shop/serve-shop.ts';
import { right } from '../src/wrong/wrong-app.ts';
import type { Judged } from './check-command.ts';
import { runCheck, selling } from './run-check.ts';

const never = new Promise<never>(() => {});
const none = (): void => {};

/** An app that does this below a path, and is right elsewhere. */
function evil(path: string, answer: Awaited<ReturnType<Shape>> | typeof never): Shape {
  return async (request, shop) => (request.path.startsWith(path) ? answer : shop(request));
}

function complaints(cases: readonly Judged[]): readonly string[] {
  const open = cases.filter(({ outcome }) => ['failed', 'warning'].includes(outcome));
  return open.map(({ name, seen }) => `${name}: ${seen.en}`);
}

const payments = [
  'paid',
  'notice-forged',
  'notice-post',
  'notice-late',
  'check-hangs',
  'foreign-order',
];
const only = ['--only', payments.join(',')];

test.concurrent('of an app that never answers a notice the plain payment complains, alone', async ({
  expect,
}) => {
  const cases = await runCheck(right, only, selling(), none, evil('/paid', never));
  expect(complaints(cases)).toEqual([expect.stringMatching(/^paid: .*no answer in \d+ seconds/)]);
  expect(cases.filter(({ outcome }) => outcome === 'passed')).toEqual([]);
});

test.concurrent.for([
  ['refuses it', { status: 404 }, 'HTTP 404'],
  [
    'has headers without end',
    { status: 200, headers: { 'X-A': 'x'.repeat(60_000) } },
    'no answer (HPE_HEADER_OVERFLOW)',
  ],
  ['hangs', never, 'no answer in '],
] as const)(
  'of an app whose page of deliveries %s is said what that page did',
  async ([, answer, words], { expect }) => {
    const cases = await runCheck(right, only, selling(), none, evil('/orders', answer));
    expect(complaints(cases)).toEqual([
      expect.stringContaining(`paid: After the payment, the page of --delivered gave ${words}`),
    ]);
  },
);

test.concurrent('thousands of cookies and a page of a hundred megabytes end nothing', async ({
  expect,
}) => {
  let count = 0;
  const flooding: Shape = async (request, shop) => {
    const answer = await shop(request);
    const own = [answer.headers?.['Set-Cookie'] ?? []].flat();
    const more = Array.from({ length: 50 }, () => `c${count++}=${'y'.repeat(200)}`);
    const headers = { ...answer.headers, 'Set-Cookie': [...own, ...more] };
    const body = request.path === '/orders' ? 'Хүргэсэн. '.repeat(6_000_000) : answer.body;
    return { ...answer, headers, ...(body !== undefined && { body }) };
  };
  const cases = await runCheck(right, [...only, '--json'], selling(), none, flooding);
  expect(cases.map(({ name }) => name)).toHaveLength(payments.length);
  expect(cases.filter(({ seen }) => seen.en.includes('failed while it played'))).toEqual([]);
});
