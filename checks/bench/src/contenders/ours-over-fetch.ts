import { authorizationCodeGrant, confidentialClient } from '@monpay-miniapp/sdk';
import type { Setup } from '../contender.ts';

export const setup: Setup = (url, credentials, fetch = globalThis.fetch) => {
  const client = confidentialClient({ ...credentials, authorizationServer: url, fetch });
  return async (code) => {
    const { access_token } = await authorizationCodeGrant(client, `/launch?code=${code}`);
    return access_token;
  };
};
