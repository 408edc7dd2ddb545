import { AuthorizationCode } from 'simple-oauth2';
import type { Setup } from '../contender.ts';
import { path } from './token-request.ts';

export const setup: Setup = (url, { clientId, clientSecret, redirectUri }) => {
  const client = new AuthorizationCode({
    client: { id: clientId, secret: clientSecret },
    auth: { tokenHost: url, tokenPath: path },
    options: { authorizationMethod: 'body' },
  });
  return async (code) => {
    const { token } = await client.getToken({ code, redirect_uri: redirectUri });
    return token.access_token;
  };
};
