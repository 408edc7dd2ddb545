import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { run } from '@monpay-miniapp/shared/run';
import { trustedRegistry } from './trusted-registry.ts';

/** A package that no workspace file speaks for, and no token anywhere near it. */
function packageFolder(): Disposable & { path: string } {
  const path = mkdtempSync(join(tmpdir(), 'monpay-publish-'));
  const manifest = { name: '@monpay-miniapp/proof', version: '1.0.0' };
  writeFileSync(join(path, 'package.json'), JSON.stringify(manifest));
  writeFileSync(join(path, 'empty.npmrc'), '');
  return { path, [Symbol.dispose]: () => rmSync(path, { recursive: true }) };
}

test('pnpm itself publishes by OIDC, without a token and without the npm command', async () => {
  await using registry = await trustedRegistry();
  using folder = packageFolder();

  const published = await run(
    'pnpm',
    ['publish', '--no-git-checks', '--access', 'public', '--registry', registry.url],
    {
      cwd: folder.path,
      env: {
        ...registry.variables,
        npm_config_userconfig: join(folder.path, 'empty.npmrc'),
        NPM_TOKEN: undefined,
        NODE_AUTH_TOKEN: undefined,
      },
    },
  );

  expect(published.status, published.stderr + published.stdout).toBe(0);
  expect(registry.requests).toEqual([
    { call: 'GET /id-token?audience=npm%3A127.0.0.1', authorization: 'Bearer of the job' },
    {
      call: 'POST /-/npm/v1/oidc/token/exchange/package/@monpay-miniapp%2fproof',
      authorization: `Bearer ${registry.idToken}`,
    },
    { call: 'PUT /@monpay-miniapp%2fproof', authorization: 'Bearer short-lived' },
  ]);
});

test('a job without id-token: write publishes nothing', async () => {
  await using registry = await trustedRegistry();
  using folder = packageFolder();

  const published = await run('pnpm', ['publish', '--no-git-checks', '--registry', registry.url], {
    cwd: folder.path,
    env: {
      GITHUB_ACTIONS: 'true',
      CI: 'true',
      npm_config_userconfig: join(folder.path, 'empty.npmrc'),
      ACTIONS_ID_TOKEN_REQUEST_URL: undefined,
      ACTIONS_ID_TOKEN_REQUEST_TOKEN: undefined,
    },
  });

  expect(published.status).not.toBe(0);
  expect(registry.requests.map(({ authorization }) => authorization)).not.toContain(
    'Bearer short-lived',
  );
});
