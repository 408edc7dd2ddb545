import type { IncomingHttpHeaders } from 'node:http';
import type { PeerCertificate, TLSSocket } from 'node:tls';

/** The head of an answer, and the beginning of its body. */
export interface Answer {
  readonly status: number;
  readonly headers: IncomingHttpHeaders;
  /** As much of it as was asked for. */
  readonly body: string;
  /** The server's, with https. */
  readonly certificate: PeerCertificate | undefined;
}

/** Milliseconds. */
const patience = 5_000;

/**
 * Sends one GET, and follows no redirect.
 * @param options `most` is how much of the body is read: characters, by default none
 * @throws {NodeJS.ErrnoException} Node's own error, whose `code` says what is wrong (`ETIMEDOUT` after five seconds)
 */
export async function ask(
  url: URL,
  { headers: more = {}, most = 0 }: { headers?: Record<string, string>; most?: number } = {},
): Promise<Answer> {
  const { get } = await (url.protocol === 'https:' ? import('node:https') : import('node:http'));
  return new Promise((resolve, reject) => {
    const options = { headers: { Accept: 'text/html', ...more }, agent: false };
    const sent = get(url, options, (response) => {
      const { socket, statusCode: status = 0, headers } = response;
      const certificate =
        'getPeerCertificate' in socket ? (socket as TLSSocket).getPeerCertificate() : undefined;
      let body = '';
      const done = (): void => {
        resolve({ status, headers, certificate, body: body.slice(0, most) });
        sent.destroy();
      };
      if (most === 0) return done();
      response.setEncoding('utf8').on('data', (text: string) => {
        body += text;
        if (body.length >= most) done();
      });
      response.on('end', done);
      response.on('error', reject);
    });
    const deadline = setTimeout(() => {
      sent.destroy(Object.assign(new Error('no answer in time'), { code: 'ETIMEDOUT' }));
    }, patience);
    sent.on('close', () => clearTimeout(deadline));
    sent.on('error', reject);
  });
}
