import type { IncomingHttpHeaders, RequestOptions } from 'node:http';
import type { PeerCertificate, TLSSocket } from 'node:tls';

/** An answer, read to its end. */
export interface Answer {
  readonly status: number;
  readonly headers: IncomingHttpHeaders;
  readonly body: string;
  /** The server's end of the connection. */
  readonly address: string | undefined;
  /** Of the server, with https. */
  readonly certificate: PeerCertificate | undefined;
}

// All that the admin API lists at once is shorter.
const longestBody = 10_000_000;

/**
 * Sends one request and follows no redirect.
 * @throws {NodeJS.ErrnoException} Node's own error, whose `code` says what is wrong (`ETIMEDOUT` after `timeout`)
 */
export async function request(
  url: URL,
  {
    body,
    timeout = 5000,
    onText,
    ...options
  }: Pick<RequestOptions, 'method' | 'agent' | 'lookup'> & {
    headers?: Readonly<Record<string, string>>;
    ca?: string;
    body?: string;
    timeout?: number;
    /** Takes the body as it comes, in place of reading it to its end. */
    onText?: (text: string) => void;
  } = {},
): Promise<Answer> {
  const { request: send } = await (url.protocol === 'https:'
    ? import('node:https')
    : import('node:http'));
  return new Promise((resolve, reject) => {
    const sent = send(url, { agent: false, ...options }, (response) => {
      const { socket, statusCode: status = 0, headers } = response;
      const certificate =
        'getPeerCertificate' in socket ? (socket as TLSSocket).getPeerCertificate() : undefined;
      const address = socket.remoteAddress;
      let text = '';
      response.setEncoding('utf8').on('data', (chunk: string) => {
        if (onText) return onText(chunk);
        text += chunk;
        if (text.length > longestBody) response.destroy(new Error('the answer is too long'));
      });
      response.on('end', () => resolve({ status, headers, body: text, address, certificate }));
      response.on('error', reject);
    });
    const deadline = setTimeout(() => {
      sent.destroy(Object.assign(new Error('no answer in time'), { code: 'ETIMEDOUT' }));
    }, timeout);
    sent.on('close', () => clearTimeout(deadline));
    sent.on('error', reject);
    sent.end(body);
  });
}
