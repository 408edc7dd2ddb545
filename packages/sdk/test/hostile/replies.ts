import { setTimeout as delay } from 'node:timers/promises';
import type { Answer, Exchange } from './loopback.ts';

export const token = 'tOkEncOrEtOkEn/+&=%<>~';
export const refresh = 'rEfReShcOrErEfReSh/+&=%<>~';
export const goodToken = {
  access_token: token,
  token_type: 'Bearer',
  refresh_token: refresh,
  expires_in: 3600,
};

type Body = string | Uint8Array | object;

/** A well-framed answer on a connection that stays open. Its reason phrase and a header repeat the whole request. */
export function reply(
  status: number,
  body: Body | ((exchange: Exchange) => Body) = goodToken,
  headers: readonly string[] = ['Content-Type: application/json'],
): Answer {
  return (exchange) => {
    const bytes = bytesOf(typeof body === 'function' ? body(exchange) : body);
    const framed = headers.some((line) => /^(content-length|transfer-encoding):/i.test(line));
    const { socket, body: form } = exchange;
    socket.write(
      Buffer.concat([
        Buffer.from(
          [
            `HTTP/1.1 ${status} ${form}`,
            `X-Echo: ${form} ${token}`,
            ...headers,
            ...(framed ? [] : [`Content-Length: ${bytes.length}`]),
            '\r\n',
          ].join('\r\n'),
          'latin1',
        ),
        bytes,
      ]),
    );
  };
}

/** An answer after which the server closes. */
export function closing(...args: Parameters<typeof reply>): Answer {
  const answer = reply(...args);
  return (exchange) => {
    answer(exchange);
    exchange.socket.end();
  };
}

/** Bytes as they are, after which the server closes. */
export function raw(...chunks: readonly (string | Uint8Array)[]): Answer {
  return ({ socket }) => {
    for (const chunk of chunks) socket.write(chunk);
    socket.end();
  };
}

/** An answer in chunks, each as given, or the text of a broken one. */
export function chunked(...parts: readonly string[]): Answer {
  return closing(200, parts.join(''), ['Transfer-Encoding: chunked']);
}

/** Writes again and again until the connection breaks. */
export function dripping(first: string, drop: string, milliseconds: number): Answer {
  return async ({ socket }) => {
    socket.write(first);
    while (!socket.destroyed && socket.writable) {
      socket.write(drop);
      await delay(milliseconds);
    }
  };
}

export function bytesOf(body: Body): Buffer {
  if (body instanceof Uint8Array) return Buffer.from(body);
  return Buffer.from(typeof body === 'string' ? body : JSON.stringify(body));
}
