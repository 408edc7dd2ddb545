import { createSandbox } from '@monpay-miniapp/sandbox';
import {
  authorizationCodeGrant,
  confidentialClient,
  memorySpentCodes,
  userInfo,
} from '@monpay-miniapp/sdk';

test('a launch says who came', async () => {
  const sandbox = createSandbox();
  const { clientId, clientSecret, redirectUri, origin, fetch } = sandbox;
  const options = { clientId, clientSecret, redirectUri, authorizationServer: origin, fetch };
  const client = confidentialClient({ ...options, spentCodes: memorySpentCodes() });
  const token = await authorizationCodeGrant(client, sandbox.issueCode('saraa').launchUrl);
  expect((await userInfo(client, token.access_token)).userFirstname).toBe('Сараа');
});
