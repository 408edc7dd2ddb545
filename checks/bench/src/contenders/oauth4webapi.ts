import {
  allowInsecureRequests,
  authorizationCodeGrantRequest,
  ClientSecretPost,
  customFetch,
  expectNoState,
  nopkce,
  processAuthorizationCodeResponse,
  validateAuthResponse,
} from 'oauth4webapi';
import type { Setup } from '../contender.ts';
import { path } from './token-request.ts';

export const setup: Setup = (url, { clientId, clientSecret, redirectUri }, fetch) => {
  const server = { issuer: url, token_endpoint: url + path };
  const client = { client_id: clientId };
  const authentication = ClientSecretPost(clientSecret);
  const options = {
    [allowInsecureRequests]: url.startsWith('http:'),
    ...(fetch && { [customFetch]: fetch as typeof globalThis.fetch & (() => Promise<Response>) }),
  };
  return async (code) => {
    const launch = new URL(`${redirectUri}?code=${code}`);
    const response = await authorizationCodeGrantRequest(
      server,
      client,
      authentication,
      validateAuthResponse(server, client, launch, expectNoState),
      redirectUri,
      nopkce,
      options,
    );
    const { access_token } = await processAuthorizationCodeResponse(server, client, response);
    return access_token;
  };
};
