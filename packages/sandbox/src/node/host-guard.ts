/** The addresses and names that a sandbox listens on and answers to, unless it is told of others. */
export const loopbackHosts = ['127.0.0.1', '::1', 'localhost'] as const;

/** What a sandbox may be called. */
export interface OwnHosts {
  readonly port: number;
  /** Decides which port may be left out. */
  readonly scheme: 'http' | 'https';
  /** Names and addresses beside the loopback ones. */
  readonly names?: readonly string[];
  /** The URL by which browsers reach it through a proxy or another port. */
  readonly publicUrl?: string | undefined;
}

/**
 * Whether a Host header names this server: a name that it has, with its port. A page that was loaded from another
 * name which now leads here (DNS rebinding) sends that name.
 */
export function isOwnHost(
  host: string | undefined,
  { port, scheme, names = [], publicUrl }: OwnHosts,
): boolean {
  if (host === undefined) return false;
  const called = host.toLowerCase();
  if (publicUrl !== undefined && called === new URL(publicUrl).host) return true;
  const [, name = '', digits] = /^(\[[\da-f:.]+\]|[^:]+)(?::(\d{1,5}))?$/.exec(called) ?? [];
  const bare = name.replace(/^\[|\]$/g, '');
  const isOurs =
    name === 'localhost' || name === '127.0.0.1' || name === '[::1]' || names.includes(bare);
  const defaultPort = scheme === 'https' ? 443 : 80;
  return isOurs && (digits === undefined ? defaultPort : Number(digits)) === port;
}
