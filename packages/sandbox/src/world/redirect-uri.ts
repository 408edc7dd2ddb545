/** The longest redirect URI: characters, as in the spec. */
const longest = 2048;

/** The URL of an absolute http or https URI without a fragment, in printable ASCII; undefined for anything else. */
export function parseRedirectUri(uri: string): URL | undefined {
  if (uri.length > longest || !/^https?:\/\/[\x21\x22\x24-\x7E]+$/i.test(uri)) return undefined;
  return URL.canParse(uri) ? new URL(uri) : undefined;
}
