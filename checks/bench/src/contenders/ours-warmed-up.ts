import { authorizationCodeGrant, confidentialClient, warmUp } from '@monpay-miniapp/sdk';
import type { Setup } from '../contender.ts';

export const setup: Setup = async (url, credentials) => {
  const client = confidentialClient({ ...credentials, authorizationServer: url });
  await warmUp(client);
  return async (code) => {
    const { access_token } = await authorizationCodeGrant(client, `/launch?code=${code}`);
    return access_token;
  };
};
