import { createRequire } from 'node:module';
import { createLogger } from '@stoplight/prism-core';
import { getHttpOperationsFromSpec } from '@stoplight/prism-http';
import { createServer } from '@stoplight/prism-http-server';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { createSandbox, type Sandbox } from '../src/index.ts';
import { resourceScenarios } from './resource-scenarios.ts';
import {
  requestsAgainstTheSpec,
  requestsThatObeyTheSpec,
  settingsThatObeyTheSpec,
} from './scenarios.ts';
import { exchange } from './token-request.ts';

const spec = createRequire(import.meta.url).resolve('@monpay-miniapp/spec/openapi.yaml');
const logger = createLogger('proxy', { enabled: false });

/** `prism proxy` in this process, in front of one sandbox. */
async function proxyOf({ url }: Sandbox, errors: boolean) {
  const server = createServer(await getHttpOperationsFromSpec(spec), {
    cors: false,
    config: {
      isProxy: true,
      upstream: new URL(url ?? ''),
      validateRequest: true,
      validateResponse: true,
      checkSecurity: true,
      errors,
      mock: { dynamic: false },
      upstreamProxy: undefined,
    },
    components: { logger },
  });
  const origin = await server.listen(0, '127.0.0.1');
  const through: typeof fetch = (input, init) =>
    fetch(String(input).replace(url ?? '', origin), init);
  return { through, close: () => server.close() };
}

interface Violation {
  readonly location: readonly string[];
  readonly severity: string;
  readonly message: string;
}

function violationsIn(headers: Headers): Violation[] {
  return JSON.parse(headers.get('sl-violations') ?? '[]') as Violation[];
}

describe.each(settingsThatObeyTheSpec)('behind prism proxy --errors, %s', (_, options) => {
  const sandbox = createSandbox(options);
  let proxy: Awaited<ReturnType<typeof proxyOf>>;
  beforeAll(async () => {
    await sandbox.listen();
    proxy = await proxyOf(sandbox, true);
  });
  afterAll(() => Promise.all([proxy.close(), sandbox.close()]));

  test.each(requestsThatObeyTheSpec)('%s: no violation either way', async (__, send, expected) => {
    const { status, headers } = await send(sandbox, proxy.through);
    expect(status).toBe(expected);
    expect(violationsIn(headers)).toEqual([]);
    expect(headers.get('x-sandbox')).toBe('SANDBOX (not MonPay)');
  });
});

describe('the resource API behind prism proxy --errors', () => {
  const sandbox = createSandbox({ deliver: () => new Response() });
  let proxy: Awaited<ReturnType<typeof proxyOf>>;
  beforeAll(async () => {
    await sandbox.listen();
    proxy = await proxyOf(sandbox, true);
  });
  afterAll(() => Promise.all([proxy.close(), sandbox.close()]));

  test.each(resourceScenarios)('%s: no violation either way', async (_, __, send, expected) => {
    const { status, headers } = await send(sandbox, proxy.through);
    expect(status).toBe(expected);
    expect(violationsIn(headers)).toEqual([]);
    expect(headers.get('x-sandbox')).toBe('SANDBOX (not MonPay)');
  });
});

describe('behind prism proxy, which only notes violations', () => {
  const sandbox = createSandbox();
  let proxy: Awaited<ReturnType<typeof proxyOf>>;
  beforeAll(async () => {
    await sandbox.listen();
    proxy = await proxyOf(sandbox, false);
  });
  afterAll(() => Promise.all([proxy.close(), sandbox.close()]));

  test.each(requestsAgainstTheSpec)(
    '%s: the request is at fault and the answer is not',
    async (__, send, expected) => {
      const { status, headers } = await send(sandbox, proxy.through);
      expect(status).toBe(expected);
      const places = violationsIn(headers).map(({ location }) => location[0]);
      expect(new Set(places)).toEqual(new Set(['request']));
    },
  );

  // An undeclared status, a body of another type, a body against the schema.
  test.each(['status_429', 'html', 'envelope_200'])(
    'a fault on purpose is seen: %s',
    async (fault) => {
      const { headers } = await exchange(sandbox, { code: `code_${fault}` }, proxy.through);
      expect(violationsIn(headers).map(({ location }) => location[0])).toContain('response');
    },
  );
});
