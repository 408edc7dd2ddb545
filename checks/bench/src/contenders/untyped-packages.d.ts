// The package brings no types; this is what is used of it.
declare module 'simple-oauth2' {
  export class AuthorizationCode {
    constructor(config: {
      client: { id: string; secret: string };
      auth: { tokenHost: string; tokenPath: string };
      options: { authorizationMethod: 'body' };
    });

    getToken(parameters: {
      code: string;
      redirect_uri: string;
    }): Promise<{ token: { access_token: string } }>;
  }
}
