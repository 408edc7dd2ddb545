// A merchant's server as one file, whichever bundler makes it.
import { authorizationCodeGrant, confidentialClient, isOAuthError } from '@monpay-miniapp/sdk';
import { redirectionEndpoint } from '@monpay-miniapp/sdk/hono';

const clientOf = (authorizationServer) =>
  confidentialClient({
    clientId: 'shop',
    clientSecret: 'secret',
    redirectUri: 'https://shop.example/launch',
    authorizationServer,
  });
const ask = (server, code) =>
  authorizationCodeGrant(clientOf(server), `/launch?code=${code}`).then(
    ({ token_type }) => token_type,
    (error) => (isOAuthError(error) ? [error.name, error.outcome] : String(error)),
  );

// Not `process.env`, for which Vite writes an empty object.
const { process } = globalThis;
const { SERVER, UNTRUSTED, CODE } = process.env;
if (!SERVER || !UNTRUSTED) throw new Error('There is no server of the check.');
console.log(
  JSON.stringify([
    typeof redirectionEndpoint,
    await ask(SERVER, CODE),
    await ask(SERVER, CODE),
    await ask(UNTRUSTED, CODE),
  ]),
);
