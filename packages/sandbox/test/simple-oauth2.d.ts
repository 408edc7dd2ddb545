// The package brings no types; this is what the tests use of it.
declare module 'simple-oauth2' {
  export class AuthorizationCode {
    constructor(config: {
      client: { id: string; secret: string };
      auth: { tokenHost: string; tokenPath: string };
      options?: { authorizationMethod: 'body' | 'header' };
    });

    getToken(parameters: {
      code: string;
      redirect_uri: string;
    }): Promise<{ token: Record<string, unknown> }>;
  }
}
