import { authorizationCodeGrant, confidentialClient, userInfo } from '@monpay-miniapp/sdk';
import type { Setup } from '../contender.ts';

export const setup: Setup = (url, credentials) => {
  const client = confidentialClient({ ...credentials, authorizationServer: url });
  return async (code) => {
    const { access_token } = await authorizationCodeGrant(client, `/launch?code=${code}`);
    await userInfo(client, access_token);
    return access_token;
  };
};
