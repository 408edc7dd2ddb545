import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { expect, test } from 'vitest';
import { cases } from '../src/check/cases.ts';
import { rightShop, serve, shopWithSandbox, spoiled, type Handler } from './check-shop.ts';
import { CliCommand, run, start, temporaryFolder, type StartedSandbox } from './cli-command.ts';

interface Report {
  readonly cases: readonly {
    readonly name: string;
    readonly outcome: string;
    readonly seen: { readonly mn: string; readonly en: string };
  }[];
}

const quick = cases
  .filter(({ slow, group }) => !slow && group !== 'payment')
  .map(({ name }) => name);

/** What each case came to. */
function outcomesIn(stdout: string): Record<string, string> {
  const { cases: played } = JSON.parse(stdout) as Report;
  return Object.fromEntries(played.map(({ name, outcome }) => [name, outcome]));
}

test('an app without a fault passes every quick case, and nothing secret is in its reports', async () => {
  const { app, folder, started } = await shopWithSandbox(rightShop);
  const files = ['--junit', 'j.xml', '--html', 'r.html'];
  const args = ['check', app, '--only', quick.join(','), '--json', ...files];
  const { code, stdout, stderr } = await run(args, { folder });
  expect(outcomesIn(stdout)).toEqual(Object.fromEntries(quick.map((name) => [name, 'passed'])));
  expect(code).toBe(0);
  expect(stderr).toContain(`/${quick.length}] launch: passed`);
  const [junit, html] = ['j.xml', 'r.html'].map((file) => readFileSync(join(folder, file), 'utf8'));
  expect(junit).toContain(`tests="${quick.length}" failures="0" errors="0" skipped="0"`);
  expect(html).toContain("default-src 'none'; style-src 'sha256-");
  expect(html).not.toMatch(/<script|<img|<link|<[^>]*\s(?:on\w+|style)=/);
  expect(html).toContain('GET /v2/api/oauth/userinfo → 200');
  for (const written of [stdout, stderr, junit, html]) {
    expect(written).not.toMatch(/sbx_|session=[\w-]{36}/);
    expect(written).not.toContain(started.client_secret);
  }
});

test('an app that answers one request after the other gets one case after the other', async () => {
  const { app, folder } = await shopWithSandbox((started) => {
    const shop = rightShop(started);
    let last: Promise<unknown> = Promise.resolve();
    return (request, response) => {
      last = last.then(() => shop(request, response));
    };
  });
  const { code, stdout } = await run(['check', app, '--only', quick.join(','), '--json'], {
    folder,
  });
  expect(Object.values(outcomesIn(stdout)).filter((outcome) => outcome !== 'passed')).toEqual([]);
  expect(code).toBe(0);
});

test('a fault is said in the language of the machine or of --lang, with what would be right', async () => {
  const { app, folder } = await shopWithSandbox(keptByCaches);
  const args = ['check', app, '--only', 'no-store,head', '--skip', 'head=Манай сервер мэддэг'];
  const english = await run([...args, '--junit', 'j.xml'], { folder, env: { LANG: 'C.UTF-8' } });
  expect(english.code).toBe(1);
  expect(english.stdout)
    .toContain(`FAILED  no-store: No cache stores the answer to a launch (documented)
    HTTP 303 came with Cache-Control: public, max-age=60.
    Expected: Cache-Control: no-store.
    More: https://monpay-miniapp.github.io/monpay-miniapp/en/security/
`);
  expect(english.stdout).toContain(
    'SKIPPED  head: HEAD spends no code (assumed)\n    Манай сервер',
  );
  expect(english.stdout.trimEnd().split('\n').at(-1)).toBe('failed 1, skipped 1');
  const junit = readFileSync(join(folder, 'j.xml'), 'utf8');
  expect(junit).toContain('<failure message="HTTP 303 came with');
  expect(junit).toContain('<skipped message="Манай сервер мэддэг"/>');
  expect(junit).toContain('More: https://monpay-miniapp.github.io/monpay-miniapp/en/security/</f');
  const env = { LANG: 'en_US.UTF-8', LC_ALL: 'mn_MN' };
  expect((await run(args, { folder, env })).stdout).toContain('Зөв нь: Cache-Control: no-store.');
  const chosen = await run([...args, '--lang', 'mn'], { folder });
  expect(chosen.stdout).toContain(
    'АЛДААТАЙ  no-store: Нээлтийн хариуг кэш хадгалахгүй (баримтжуулсан)',
  );
});

test('a refusal leads to the page about its rule, in every report', async () => {
  const { app, folder } = await shopWithSandbox((started) =>
    rightShop({ ...started, client_secret: 'sbx_secret_of_another' }),
  );
  const only = ['check', app, '--only', 'launch', '--lang', 'mn', '--html', 'r.html'];
  const { stdout } = await run(only, { folder });
  const page = 'https://monpay-miniapp.github.io/monpay-miniapp/e/wrong_secret/';
  expect(stdout).toContain(`\n    Дэлгэрэнгүй: ${page}\n`);
  expect(readFileSync(join(folder, 'r.html'), 'utf8')).toContain(`<a href="${page}">`);
  const json = await run([...only, '--json'], { folder });
  const english = page.replace('/e/', '/en/e/');
  expect(JSON.parse(json.stdout)).toMatchObject({ cases: [{ docs: { mn: page, en: english } }] });
});

function keptByCaches(started: StartedSandbox): Handler {
  return spoiled(rightShop(started), ({ headers }) => {
    headers['Cache-Control'] = 'public, max-age=60';
  });
}

test('what an assumption brings to light is a warning, which fails nothing', async () => {
  const { app, folder } = await shopWithSandbox((started) => {
    const shop = rightShop(started);
    return (request, response) => {
      if (request.method === 'HEAD') request.method = 'GET';
      return shop(request, response);
    };
  });
  const { code, stdout } = await run(['check', app, '--only', 'head,reload', '--json'], { folder });
  expect(outcomesIn(stdout)).toEqual({ reload: 'passed', head: 'warning' });
  expect(code).toBe(0);
});

test.each([
  ['a form', 'POST /api/login code={code}'],
  ['JSON', 'POST /api/login {"code":"{code}"}'],
])('the script of a landing page hands the code over as %s', async (_, login) => {
  const { app, folder } = await shopWithSandbox(scriptedShop);
  const played = 'launch,one-token-request,two-customers,refused-codes,phone-text';
  const unseen = ['reload', 'code-in-address'];
  const looked = ['--page', '/', '--only', `${played},head,${unseen.join(',')}`, '--json'];
  const args = ['check', app, '--login', login, ...looked];
  const { stdout } = await run(args, { folder });
  const passed = [...played.split(','), 'head'].map((name) => [name, 'passed']);
  // Whether the script clears the address, and what it does after a reload, can't be seen.
  const undecided = unseen.map((name) => [name, 'undecided']);
  expect(outcomesIn(stdout)).toEqual(Object.fromEntries([...passed, ...undecided]));
});

/** The same app, whose launch is a page with a script. */
function scriptedShop(started: StartedSandbox): Handler {
  const shop = rightShop(started);
  return async (request, response) => {
    if (request.url?.startsWith('/launch')) {
      return response.setHeader('Cache-Control', 'no-store').end('<script src=app.js></script>');
    }
    if (request.url !== '/api/login') return shop(request, response);
    const sent = await text(request);
    const code = sent.startsWith('{')
      ? String((JSON.parse(sent) as { code: unknown }).code)
      : new URLSearchParams(sent).get('code');
    request.method = 'GET';
    request.url = `/launch?code=${code}`;
    return spoiled(shop, (answer) => {
      if (answer.status === 303) Object.assign(answer, { status: 200, body: '{"ok":true}' });
    })(request, response);
  };
}

test('without a sandbox it starts one, with the credentials that the folder had before', async () => {
  const folder = temporaryFolder();
  let shop: Handler = (_, response) => response.writeHead(503).end();
  const app = `${await serve((request, response) => shop(request, response))}/launch`;
  const first = await run(['check', app, '--port', '0', '--only', 'launch'], { folder });
  expect(first).toMatchObject({ code: 1, stdout: expect.stringContaining('FAILED  launch') });
  const said = /needs: (.*)\n/.exec(first.stderr)?.[1] ?? '';
  const variables = Object.fromEntries(said.split(' ').map((pair) => pair.split('=')));
  const url = String(variables['MONPAY_AUTHORIZATION_SERVER']);
  expect(variables).toMatchObject({ MONPAY_REDIRECT_URI: app });
  shop = rightShop({
    url,
    client_id: String(variables['MONPAY_CLIENT_ID']),
    client_secret: String(variables['MONPAY_CLIENT_SECRET']),
    redirect_uri: app,
    phone_url: '',
    admin_token: '',
  });
  const port = new URL(url).port;
  expect(await run(['check', app, '--port', port, '--only', 'launch'], { folder })).toMatchObject({
    code: 0,
    stdout: expect.stringContaining('PASSED  launch'),
  });
});

test('a check that is stopped takes its faults back, and says what it had no time for', async () => {
  const { app, folder, started } = await shopWithSandbox(rightShop);
  const only = ['check', app, '--only', 'no-token-answer', '--json'];
  await using command = new CliCommand(folder, only);
  const faults = async (): Promise<unknown> => {
    const headers = { Authorization: `Bearer ${started.admin_token}` };
    const state = await fetch(`${started.url}/_sandbox/state`, { headers });
    return ((await state.json()) as { faults: unknown }).faults;
  };
  await expect.poll(faults).toMatchObject([{ fault: 'hang', left: 9 }]);
  command.child.kill('SIGINT');
  expect(await command.ended).toBe(1);
  expect(outcomesIn(command.stdout)).toEqual({ 'no-token-answer': 'undecided' });
  expect(await faults()).toEqual([]);
});

test('it takes no other sandbox than that of the app', async () => {
  const { folder, started } = await shopWithSandbox(rightShop);
  const app = 'http://127.0.0.1:3000/launch';
  const { code, stderr } = await run(['check', app, '--url', started.url], { folder });
  expect(code).toBe(1);
  expect(stderr).toContain(`The sandbox at ${started.url} has no mini app ${app}.`);
  // Whoever names only the site means the address that is registered there.
  const [{ redirect_uri }] = [started];
  const { origin } = new URL(redirect_uri);
  expect(await run(['check', origin, '--only', 'launch'], { folder })).toMatchObject({ code: 0 });
  await start(['--merchant-url', redirect_uri], folder);
  // By its other name it is another address, for which a second sandbox would be started.
  const { port } = new URL(started.url);
  const byName = redirect_uri.replace('127.0.0.1', 'localhost');
  expect(await run(['check', byName, '--port', port], { folder })).toMatchObject({
    code: 1,
    stderr: expect.stringContaining(`A sandbox runs for ${redirect_uri};`),
  });
});
