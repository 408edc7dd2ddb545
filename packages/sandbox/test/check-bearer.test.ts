import { expect, test } from 'vitest';
import { parseCommandLine } from '../src/cli/command-line.ts';
import { rightShop, shopWithSandbox, spoiled, type Handler } from './check-shop.ts';
import { run, type StartedSandbox } from './cli-command.ts';

/** The shop as a script sees it: a token in JSON in place of a cookie, which opens `/api/me`. */
const withTokens =
  (answered: (token: string) => object) =>
  (started: StartedSandbox): Handler => {
    const shop = rightShop(started);
    const toToken = spoiled(shop, (answer) => {
      const [, token = ''] = /session=([\w-]+)/.exec(answer.headers['Set-Cookie'] ?? '') ?? [];
      delete answer.headers['Set-Cookie'];
      if (answer.status !== 303) return;
      answer.status = 200;
      answer.body = JSON.stringify(answered(token));
    });
    return (request, response) => {
      const [path = '', query = ''] = request.url?.split('?') ?? [];
      if (path === '/launch') return response.end('<script src="/app.js"></script>');
      const [, token] = /^Bearer (.+)$/.exec(request.headers.authorization ?? '') ?? [];
      request.headers.cookie = token && `session=${token}`;
      request.url = path === '/api/login' ? `/launch?${query}` : '/';
      return toToken(request, response);
    };
  };

const login = ['--login', 'GET /api/login?code={code}', '--page', '/api/me'];

test('a page that opens with the token of the login shows who is signed in', async () => {
  const { app, folder } = await shopWithSandbox(withTokens((token) => ({ data: { token } })));
  const only = ['--only', 'launch,two-customers,secret-shown'];
  const args = ['check', app, ...login, '--bearer', 'data.token', ...only, '--json'];
  const { code, stdout } = await run(args, { folder });
  const { cases } = JSON.parse(stdout) as { cases: { outcome: string; phone: object[] }[] };
  expect(cases.map(({ outcome }) => outcome)).toEqual(['passed', 'passed', 'passed']);
  expect(code).toBe(0);
  expect(stdout).toContain('/api/me');
  expect(stdout).toContain(String.raw`{\"data\":{\"token\":\"[redacted]\"}}`);
});

test.each<[string, object]>([
  ['there is none', { data: {} }],
  ['it is a number', { data: { token: 7 } }],
  ['it would be a header of its own', { data: { token: 'x\r\nCookie: y' } }],
])('without a token the page is named as what refuses customers: %s', async (_, answer) => {
  const { app, folder } = await shopWithSandbox(withTokens(() => answer));
  const args = ['check', app, ...login, '--bearer', 'data.token', '--only', 'launch'];
  const { code, stdout, stderr } = await run(args, { folder });
  const message = expect.stringMatching(/--page answers HTTP 401 .* name that with --bearer\./);
  expect([code, stdout, stderr]).toEqual([2, '', message]);
});

test.each([
  [['--bearer', 'token'], '--bearer needs --login, whose answer has the token.'],
  [[...login, '--bearer', 's3cr3t/='], '--bearer takes a name in the JSON answer to --login'],
])('refuses a token that cannot be there, and repeats no value', (args, message) => {
  const parse = (): unknown => parseCommandLine(['check', 'http://127.0.0.1:3000/', ...args]);
  expect(parse).toThrow(expect.objectContaining({ exitCode: 2 }));
  expect(parse).toThrow(message);
  expect(parse).not.toThrow(/s3cr3t/);
});
