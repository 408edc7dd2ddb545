import type { TransportFailure } from './request.ts';

const variable = 'NODE_TLS_REJECT_UNAUTHORIZED';

/**
 * Why nothing may be sent with Node's `fetch`, or `undefined`: when the environment says so it checks no
 * certificate, and whoever stands in between would read the secret.
 */
export function uncheckedTls(url: string): TransportFailure | undefined {
  if (!url.startsWith('https:')) return undefined;
  // From the object and not by its name, for which bundlers put an empty one.
  const { process: found } = globalThis as { process?: { env?: Record<string, string> } };
  if (found?.env?.[variable] !== '0') return undefined;
  return { outcome: 'not_sent', systemCode: variable };
}
