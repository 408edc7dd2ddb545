import { expect, test } from 'vitest';
import { cookieJar } from '../src/check/cookie-jar.ts';
import { traceIn } from '../src/check/launch/what-errors-show.ts';

/** The `Cookie` header for an address after these cookies were set by another. */
function sent(to: string, from: string, ...lines: readonly string[]): string {
  const jar = cookieJar();
  jar.keep({ url: new URL(from), headers: lines.map((line) => ['set-cookie', line]) });
  return jar.header(new URL(to, from));
}

test.each([
  ['/Shop', 'a=1; Path=/Shop', 'a=1'],
  ['/Shop/cart', 'a=1; Path=/Shop', 'a=1'],
  ['/Shopping', 'a=1; Path=/Shop', ''],
  ['/shop', 'a=1; Path=/Shop', ''],
  ['/', 'a=1; Path=/Shop', ''],
  ['/app/me', 'a=1', 'a=1'],
  ['/app', 'a=1', 'a=1'],
  ['/me', 'a=1', ''],
  ['/me', 'a=1; Path=relative', ''],
  ['/me', 'a=1; Path=/', 'a=1'],
])('a cookie goes to %s, if it was set at /app/launch as %s: %s', (to, line, expected) => {
  expect(sent(to, 'http://127.0.0.1:3000/app/launch', line)).toBe(expected);
});

test('a cookie is replaced and ended by its name and its path, and the nearest path comes first', () => {
  const at = 'http://127.0.0.1:3000/launch';
  expect(sent('/app', at, 'a=1; Path=/', 'a=2; Path=/app')).toBe('a=2; a=1');
  expect(sent('/app', at, 'a=1; Path=/', 'a=; Path=/app; Max-Age=0')).toBe('a=1');
  expect(sent('/app', at, 'a=1; Path=/', 'a=; Path=/; Max-Age=0')).toBe('');
});

test.each([
  ['https://shop.example', 'a=1'],
  ['http://localhost:3000', 'a=1'],
  ['http://127.0.0.1:3000', 'a=1'],
  ['http://[::1]:3000', 'a=1'],
  ['http://192.168.0.2:3000', ''],
  ['http://shop.example', ''],
])('a Secure cookie of %s: %s', (origin, expected) => {
  expect(sent('/', origin, 'a=1; Path=/; Secure')).toBe(expected);
});

const trace = '<p>Error\n    at f (/srv/x.js:1:2)';
test.each([
  ['Express’s JSON', 'JavaScript', JSON.stringify({ stack: 'Error\n    at f (/srv/x.js:1:2)' })],
  ['Spring’s JSON', 'Java', JSON.stringify({ trace: 'x.Y: z\r\n\tat mn.X.y(X.java:4)\r\n' })],
  ['a module of Java', 'Java', 'at java.base/java.lang.Thread.run(Thread.java:840)'],
  ['Laravel’s JSON', 'PHP', '{"exception":"E","file":"\\/srv\\/app\\/X.php","line":12,"trace":[]}'],
  ['Laravel’s JSON in lines', 'PHP', '{\n  "file": "/srv/X.php",\n  "line": 12\n}'],
  ['Symfony', 'PHP', 'in /srv/src/X.php (line 25)'],
  ['Symfony’s markup', 'PHP', '<a>src/<strong>X.php</strong></a> (line 25)'],
  ['the end of a long page', 'JavaScript', `${'x '.repeat(60_000)}${trace}${'.'.repeat(9000)}`],
  ['what stands behind 20 000 characters', 'JavaScript', `${'x '.repeat(12_000)}${trace}`],
])('a trace is seen in %s', (_, language, body) => {
  expect(traceIn({ body })).toBe(language);
});

test.each([
  'Алдаа гарлаа. MonPay-ээс дахин нээнэ үү.',
  '<a href="/help.php">Тусламж</a> (line 2)',
  '{"file":"invoice.pdf","line":1}',
])('a page without a trace stays one: %s', (body) => {
  expect(traceIn({ body })).toBeUndefined();
});
