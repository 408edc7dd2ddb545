/** The addresses and names that a sandbox listens on and answers to. */
export const loopbackHosts = ['127.0.0.1', '::1', 'localhost'] as const;

/**
 * Whether a Host header names this server: a loopback name and its own port. A page that was loaded from
 * another name which now leads here (DNS rebinding) sends that name.
 * @param scheme decides which port may be left out
 */
export function isOwnHost(
  host: string | undefined,
  port: number,
  scheme: 'http' | 'https',
): boolean {
  const [, name = '', digits] =
    /^(127\.0\.0\.1|\[::1\]|localhost)(?::(\d{1,5}))?$/i.exec(host ?? '') ?? [];
  const defaultPort = scheme === 'https' ? 443 : 80;
  return name !== '' && (digits === undefined ? defaultPort : Number(digits)) === port;
}
