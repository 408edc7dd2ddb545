import type { ServerResponse } from 'node:http';
import { expect, test } from 'vitest';
import { rightShop, shopWithSandbox, spoiled, type Handler } from './check-shop.ts';
import { run, type StartedSandbox } from './cli-command.ts';

/** The outcome of one case with an app. */
async function outcomeOf(
  make: (started: StartedSandbox) => Handler,
  name: string,
  ...more: readonly string[]
): Promise<unknown> {
  const { app, folder } = await shopWithSandbox(make);
  const { stdout } = await run(['check', app, '--only', name, '--json', ...more], { folder });
  return (JSON.parse(stdout) as { cases: { outcome: string }[] }).cases[0]?.outcome;
}

/** An app whose session has another name, and whose strangers get a cookie of that name as well. */
const named =
  (cookie: string, readable: string) =>
  (started: StartedSandbox): Handler => {
    const shop = rightShop(started);
    return (request, response) => {
      const { cookie: sent = '' } = request.headers;
      request.headers.cookie = sent.replaceAll(`${cookie}=`, 'session=');
      return spoiled(shop, ({ headers }) => {
        const id = /session=([\w-]+)/.exec(headers['Set-Cookie'] ?? '')?.[1];
        delete headers['Set-Cookie'];
        if (id === undefined && sent !== '') return;
        headers['Set-Cookie'] = `${cookie}=${id ?? crypto.randomUUID()}; Path=/; ${readable}`;
      })(request, response);
    };
  };

test.each(['XSRF-TOKEN', 'csrf_session'])(
  'a session by the name %s is held to the flags of a session',
  async (name) => {
    expect(await outcomeOf(named(name, 'SameSite=Lax'), 'cookie-flags')).toBe('failed');
    expect(await outcomeOf(named(name, 'SameSite=Strict; HttpOnly'), 'cookie-strict')).toBe(
      'warning',
    );
  },
);

test('a token against forged requests that customers get is for scripts to read', async () => {
  const withToken = (started: StartedSandbox): Handler => {
    const shop = rightShop(started);
    return (request, response) => {
      const written = Object.create(response) as ServerResponse;
      written.writeHead = ((status: number, headers: Record<string, string> = {}) => {
        if (status === 303)
          response.appendHeader('Set-Cookie', `XSRF-TOKEN=${crypto.randomUUID()}; Path=/`);
        response.writeHead(status, headers);
        return response;
      }) as ServerResponse['writeHead'];
      written.setHeader = (name, value) => response.setHeader(name, value) && written;
      return shop(request, written);
    };
  };
  expect(await outcomeOf(withToken, 'cookie-flags')).toBe('passed');
});

test('a page that refuses every customer is said at once, with how a script hands the code over', async () => {
  const { app, folder } = await shopWithSandbox((started) => {
    const shop = rightShop(started);
    return (request, response) =>
      request.url === '/me' ? response.writeHead(401).end() : shop(request, response);
  });
  const asked = async (...more: string[]): Promise<unknown> => {
    const only = ['--page', '/me', '--only', 'launch', ...more];
    const { code, stdout, stderr } = await run(['check', app, ...only], { folder });
    return [code, stdout, stderr];
  };
  const english = expect.stringMatching(/--page answers HTTP 401 .* --login "POST/);
  expect(await asked()).toEqual([2, '', english]);
  const mongolian = expect.stringMatching(/--page хуудас HTTP 401 .* --login "POST/);
  expect(await asked('--lang', 'mn')).toEqual([2, '', mongolian]);
});
