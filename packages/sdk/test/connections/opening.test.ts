import { expect, test } from 'vitest';
import { ownProcess } from '../own-process.ts';

test('a connection is under way before TLS is loaded', async () => {
  const { told } = await ownProcess(`
    const net = process.getBuiltinModule('node:net');
    const tls = process.getBuiltinModule('node:tls');
    const order = [];
    const { connect } = net;
    net.connect = (...given) => connect(...given).once('connectionAttempt', () => order.push('TCP'));
    const { createSecureContext } = tls;
    tls.createSecureContext = (...given) => {
      order.push('TLS');
      return createSecureContext(...given);
    };
    const server = net.createServer((socket) => socket.destroy());
    await new Promise((resolve) => server.listen(0, '127.0.0.1', resolve));
    const client = sdk.confidentialClient({
      clientId: 'shop',
      clientSecret: 'secret',
      redirectUri: 'https://shop.example/launch',
      authorizationServer: \`https://127.0.0.1:\${server.address().port}\`,
    });
    await sdk.authorizationCodeGrant(client, '/launch?code=code-1').catch(() => {});
    tell(order);
    process.exit();
  `);
  expect(told).toEqual(['TCP', 'TLS']);
});
