import { Events, OAuth2Server } from 'oauth2-mock-server';

/** A server that no one here wrote, with the token route where MonPay has it. */
export interface ForeignServer {
  readonly url: string;
  /** A launch, made with the server's own means: the mini app's address with a fresh code of its. */
  readonly launch: (options?: LaunchOptions) => Promise<string>;
  readonly close: () => Promise<void>;
}

interface LaunchOptions {
  readonly clientId?: string;
  readonly expired?: boolean;
}

export const redirectUri = 'https://shop.example/launch?from=monpay';

export const tokenPath = '/v2/oauth/token';

/**
 * `oauth2-mock-server`, whose authorization endpoint makes the launch. It asks for no secret and keeps no
 * account of codes, so its hook for a test's own answers refuses a second use.
 */
export async function oauth2MockServer(): Promise<ForeignServer & { readonly mock: OAuth2Server }> {
  const mock = new OAuth2Server(undefined, undefined, { endpoints: { token: tokenPath } });
  await mock.issuer.keys.generate('ES256');
  await mock.start(0, '127.0.0.1');
  const url = `http://127.0.0.1:${mock.address().port}`;
  const spent = new Set<unknown>();
  mock.service.on(Events.BeforeResponse, (response, { body }) => {
    if (spent.has(body['code'])) {
      response.statusCode = 400;
      response.body = { error: 'invalid_grant' };
    }
    spent.add(body['code']);
  });

  return {
    url,
    mock,
    async launch() {
      const query = new URLSearchParams({ response_type: 'code', redirect_uri: redirectUri });
      const response = await fetch(`${url}/authorize?${query.toString()}`, { redirect: 'manual' });
      return response.headers.get('Location') ?? '';
    },
    close: () => mock.stop(),
  };
}
