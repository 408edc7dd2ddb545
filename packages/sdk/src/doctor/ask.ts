import type { IncomingHttpHeaders } from 'node:http';
import type { PeerCertificate, TLSSocket } from 'node:tls';

/** The head of an answer. */
export interface Answer {
  readonly status: number;
  readonly headers: IncomingHttpHeaders;
  /** The server's, with https. */
  readonly certificate: PeerCertificate | undefined;
}

/** Milliseconds. */
const patience = 5_000;

/**
 * Sends one GET, follows no redirect, and reads no body.
 * @throws {NodeJS.ErrnoException} Node's own error, whose `code` says what is wrong (`ETIMEDOUT` after five seconds)
 */
export async function ask(url: URL): Promise<Answer> {
  const { get } = await (url.protocol === 'https:' ? import('node:https') : import('node:http'));
  return new Promise((resolve, reject) => {
    const sent = get(url, { headers: { Accept: 'text/html' }, agent: false }, (response) => {
      const { socket, statusCode: status = 0, headers } = response;
      const certificate =
        'getPeerCertificate' in socket ? (socket as TLSSocket).getPeerCertificate() : undefined;
      resolve({ status, headers, certificate });
      sent.destroy();
    });
    const deadline = setTimeout(() => {
      sent.destroy(Object.assign(new Error('no answer in time'), { code: 'ETIMEDOUT' }));
    }, patience);
    sent.on('close', () => clearTimeout(deadline));
    sent.on('error', reject);
  });
}
