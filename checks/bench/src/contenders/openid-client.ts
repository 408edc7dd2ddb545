import {
  allowInsecureRequests,
  authorizationCodeGrant,
  ClientSecretPost,
  Configuration,
  customFetch,
  type CustomFetch,
} from 'openid-client';
import type { Setup } from '../contender.ts';
import { path } from './token-request.ts';

export const setup: Setup = (url, { clientId, clientSecret, redirectUri }, fetch) => {
  const server = { issuer: url, token_endpoint: url + path };
  const authentication = ClientSecretPost(clientSecret);
  const config = new Configuration(server, clientId, undefined, authentication);
  if (url.startsWith('http:')) allowInsecureRequests(config);
  if (fetch) config[customFetch] = fetch as CustomFetch;
  return async (code) => {
    const launch = new URL(`${redirectUri}?code=${code}`);
    const { access_token } = await authorizationCodeGrant(config, launch);
    return access_token;
  };
};
