import { OAuth2Client } from 'arctic';
import type { Setup } from '../contender.ts';
import { path } from './token-request.ts';

export const setup: Setup = (url, { clientId, clientSecret, redirectUri }) => {
  const client = new OAuth2Client(clientId, clientSecret, redirectUri);
  return async (code) => {
    const tokens = await client.validateAuthorizationCode(url + path, code, null);
    return tokens.accessToken();
  };
};
