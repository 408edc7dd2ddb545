import { createSandbox } from '@monpay-miniapp/sandbox';
import {
  authorizationCodeGrant,
  confidentialClient,
  memorySpentCodes,
  userInfo,
} from '@monpay-miniapp/sdk';
import { expect, test } from 'vitest';

test('a launch says who came', async () => {
  const sandbox = createSandbox();
  const { clientId, clientSecret, redirectUri, origin, fetch } = sandbox;
  const options = { clientId, clientSecret, redirectUri, authorizationServer: origin, fetch };
  const client = confidentialClient({ ...options, spentCodes: memorySpentCodes() });
  const token = await authorizationCodeGrant(client, sandbox.issueCode('saraa').launchUrl);
  expect(await userInfo(client, token.access_token)).toMatchObject({ userFirstname: 'Сараа' });
});

test('MonPay fails, and the customer is told to open the mini app again', async () => {
  const sandbox = createSandbox();
  const { clientId, clientSecret, redirectUri, origin, fetch } = sandbox;
  const options = { clientId, clientSecret, redirectUri, authorizationServer: origin, fetch };
  const client = confidentialClient({ ...options, spentCodes: memorySpentCodes() });
  sandbox.faults.add('server_error');
  await expect(authorizationCodeGrant(client, sandbox.launchUrl())).rejects.toMatchObject({
    code: 'token_response_error',
    error: 'server_error',
  });
});
