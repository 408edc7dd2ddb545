import { expect, onTestFinished, test, vi } from 'vitest';
import { countingEndpoint } from './counting-endpoint.ts';
import { ownProcess } from './own-process.ts';
import { goodToken } from './token-endpoint.ts';

const options = {
  clientId: 'shop',
  clientSecret: 'secret',
  redirectUri: 'https://shop.example/',
};

test.each(['before', 'after'])(
  "Vitest's and Jest's fake timers stop no launch, switched on %s the import",
  async (when) => {
    const endpoint = await countingEndpoint();
    onTestFinished(() => void vi.useRealTimers());
    vi.resetModules();
    if (when === 'before') vi.useFakeTimers();
    const sdk = await import('../src/index.ts');
    vi.useFakeTimers();
    const client = sdk.confidentialClient({ ...options, authorizationServer: endpoint.url });
    for (let launch = 0; launch < 3; launch++) {
      const code = `${when}-${launch}`;
      await expect(sdk.requestToken(client, { code })).resolves.toEqual(goodToken);
    }
    expect(endpoint.connections).toMatchObject([{ requests: 3 }]);
  },
);

test.each([
  ['before', true],
  ['after', false],
])("node:test's fake timers stop no launch, switched on %s the import", async (_, before) => {
  const endpoint = await countingEndpoint();
  const fake = `
    const { mock } = process.getBuiltinModule('node:test');
    mock.timers.enable();
  `;
  const { told } = await ownProcess(
    `
    ${before ? '' : fake}
    const client = sdk.confidentialClient(${JSON.stringify({ ...options, authorizationServer: endpoint.url })});
    const tokens = [];
    for (const code of ['a', 'b', 'c']) tokens.push(await sdk.requestToken(client, { code }));
    tell(tokens);
    process.exit();
    `,
    {},
    before ? fake : '',
  );
  expect(told).toEqual([goodToken, goodToken, goodToken]);
  expect(endpoint.connections).toMatchObject([{ requests: 3 }]);
});
