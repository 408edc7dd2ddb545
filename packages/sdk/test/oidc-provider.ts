import { once } from 'node:events';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Adapter, AdapterPayload, JWK, Provider as OidcProvider } from 'oidc-provider';
import { redirectUri, tokenPath, type ForeignServer } from './foreign-servers.ts';
import { secret } from './token-endpoint.ts';

/**
 * `oidc-provider`, certified for OpenID Connect. Its codes are made through its models. `refusals` are the
 * true reasons, which it shows its operator and not the client.
 */
export async function oidcProvider(): Promise<ForeignServer & { readonly refusals: string[] }> {
  const server = createServer();
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;

  const Provider = await importQuietly();
  const provider = new Provider(url, {
    adapter: adapterOver(new Map()),
    clients: ['shop', 'other'].map((client_id) => ({
      client_id,
      client_secret: secret,
      redirect_uris: [redirectUri, `${redirectUri}&tab=2`],
      token_endpoint_auth_method: 'client_secret_post',
      grant_types: ['authorization_code', 'refresh_token'],
      id_token_signed_response_alg: 'ES256',
    })),
    cookies: { keys: ['not used: there is no browser'] },
    features: { devInteractions: { enabled: false } },
    findAccount: (_, accountId) => ({ accountId, claims: () => ({ sub: accountId }) }),
    issueRefreshToken: () => true,
    jwks: { keys: [await signingKey()] },
    routes: { token: tokenPath },
    ttl: {
      AccessToken: 3600,
      AuthorizationCode: 60,
      Grant: 3600,
      IdToken: 3600,
      RefreshToken: 3600,
    },
  });
  const answer = provider.callback();
  server.on('request', (request, response) => void answer(request, response));

  const refusals: string[] = [];
  provider.on('grant.error', (_, error) => refusals.push(error.error_detail ?? error.message));

  return {
    url,
    refusals,
    async launch({ clientId = 'shop', expired = false } = {}) {
      const scope = 'openid offline_access';
      const accountId = 'customer';
      const grant = new provider.Grant({ clientId, accountId });
      grant.addOIDCScope(scope);
      const grantId = await grant.save();
      const client = await provider.Client.find(clientId);
      const code = new provider.AuthorizationCode({
        client,
        accountId,
        grantId,
        redirectUri,
        scope,
        ...(expired && { exp: Math.floor(Date.now() / 1000) - 1 }),
      } as ConstructorParameters<typeof provider.AuthorizationCode>[0]);
      return `${redirectUri}&code=${encodeURIComponent(await code.save())}`;
    },
    close: () => closed(server),
  };
}

// It warns, once, that a Node without long-term support is not what it was made for.
async function importQuietly(): Promise<typeof OidcProvider> {
  const { warn } = console;
  console.warn = () => {};
  try {
    return (await import('oidc-provider')).Provider;
  } finally {
    console.warn = warn;
  }
}

async function signingKey(): Promise<JWK> {
  const algorithm = { name: 'ECDSA', namedCurve: 'P-256' };
  const { privateKey } = await crypto.subtle.generateKey(algorithm, true, ['sign', 'verify']);
  const {
    ext: _ext,
    key_ops: _operations,
    ...jwk
  } = await crypto.subtle.exportKey('jwk', privateKey);
  return jwk;
}

/** A store that keeps what has expired, so that the provider itself must see that it did. */
function adapterOver(store: Map<string, AdapterPayload>): (model: string) => Adapter {
  return (model) => ({
    async upsert(id, payload) {
      store.set(`${model}:${id}`, payload);
    },
    async find(id) {
      return store.get(`${model}:${id}`);
    },
    async findByUserCode() {
      return undefined;
    },
    async findByUid() {
      return undefined;
    },
    async consume(id) {
      const payload = store.get(`${model}:${id}`);
      if (payload) payload.consumed = true;
    },
    async destroy(id) {
      store.delete(`${model}:${id}`);
    },
    async revokeByGrantId(grantId) {
      for (const [key, payload] of store) if (payload.grantId === grantId) store.delete(key);
    },
  });
}

async function closed(server: Server): Promise<void> {
  server.closeAllConnections();
  await new Promise((resolve) => server.close(resolve));
}
