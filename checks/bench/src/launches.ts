import type { Credentials } from './contender.ts';

/** The merchant that every contender plays. */
export const credentials: Credentials = {
  clientId: 'shop-client-id',
  clientSecret: 'shop-client-secret',
  redirectUri: 'https://shop.example/launch',
};

/** How much of a code names its series; what follows is its number in the series. */
export const seriesLength = 8;

/** Codes that no one else has: each call gives the next. */
export function launches(): { readonly series: string; readonly next: () => string } {
  const series = Array.from({ length: seriesLength }, () =>
    Math.floor(Math.random() * 36).toString(36),
  ).join('');
  let number = 0;
  return { series, next: () => series + (number++).toString(36).padStart(seriesLength, '0') };
}

/** The access token that the server gives for exactly this code. */
export function tokenOf(code: string): string {
  return `token-of-${code}`;
}

/** The answer of the token endpoint, in the shortest form that RFC 6749 §5.1 allows. */
export function tokenResponse(code: string): string {
  return `{"access_token":"${tokenOf(code)}","token_type":"Bearer"}`;
}

/** The code in the form of a token request. */
export function codeIn(form: string): string {
  return /(?:^|&)code=([^&]*)/.exec(form)?.[1] ?? '';
}
