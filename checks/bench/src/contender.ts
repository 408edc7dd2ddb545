/** What the token endpoint knows of the merchant. */
export interface Credentials {
  readonly clientId: string;
  readonly clientSecret: string;
  readonly redirectUri: string;
}

/** One authorization code exchanged for its access token. */
export type Exchange = (code: string) => Promise<string>;

/**
 * What each file of `contenders/` exports as `setup`: a client of the authorization server at `url`, made once
 * and in its default set-up, apart from what a merchant of MonPay has to set and what `http:` on loopback needs.
 * @param fetch sends in place of the global one, for those that take one
 */
export type Setup = (
  url: string,
  credentials: Credentials,
  fetch?: typeof globalThis.fetch,
) => Exchange | Promise<Exchange>;
