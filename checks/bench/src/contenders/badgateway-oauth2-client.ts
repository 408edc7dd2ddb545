import { OAuth2Client } from '@badgateway/oauth2-client';
import type { Setup } from '../contender.ts';
import { path } from './token-request.ts';

export const setup: Setup = (url, { clientId, clientSecret, redirectUri }, fetch) => {
  const client = new OAuth2Client({
    server: url,
    tokenEndpoint: url + path,
    clientId,
    clientSecret,
    authenticationMethod: 'client_secret_post',
    ...(fetch && { fetch }),
  });
  return async (code) => {
    const { accessToken } = await client.authorizationCode.getToken({
      code,
      redirectUri,
    });
    return accessToken;
  };
};
