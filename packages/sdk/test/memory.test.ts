import { expect, test } from 'vitest';
import { ownProcess } from './own-process.ts';

test('a connection that waits for the next launch holds nothing of the last one', async () => {
  const { told } = await ownProcess(`
    const { createServer } = await import('node:http');
    const server = createServer((request, response) => {
      request.resume().on('end', () => {
        response.setHeader('Content-Type', 'application/json');
        response.end('{"access_token":"abc","token_type":"Bearer"}');
      });
    });
    await new Promise((resolve) => server.listen(0, '127.0.0.1', resolve));
    const client = sdk.confidentialClient({
      clientId: 'shop',
      clientSecret: 'secret',
      redirectUri: 'https://shop.example/launch',
      authorizationServer: \`http://127.0.0.1:\${server.address().port}\`,
    });
    let codes = 0;
    const launch = () => sdk.authorizationCodeGrant(client, '/launch?code=code-' + codes++);
    const { queryObjects } = await import('node:v8');
    const { ClientRequest } = await import('node:http');
    await Promise.all(Array.from({ length: 10 }, () => launch()));
    // The connections come back a few turns of the event loop later.
    for (let turn = 0; turn < 50 && queryObjects(ClientRequest) > 0; turn++) {
      await new Promise((resolve) => setImmediate(resolve));
    }
    tell(queryObjects(ClientRequest));
    process.exit();
  `);
  expect(told).toBe(0);
});
