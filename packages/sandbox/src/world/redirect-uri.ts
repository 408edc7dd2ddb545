import { RedirectUri as limits } from '@monpay-miniapp/client/limits';

/** The URL of an absolute http or https URI without a fragment, in printable ASCII; undefined for anything else. */
export function parseRedirectUri(uri: string): URL | undefined {
  if (uri.length > limits.maxLength || !limits.pattern.test(uri)) return undefined;
  return URL.canParse(uri) ? new URL(uri) : undefined;
}
