import type { IncomingMessage, ServerResponse } from 'node:http';
import { text } from 'node:stream/consumers';

/** A request to a shop. */
export interface ShopRequest {
  readonly method: string;
  readonly path: string;
  readonly query: URLSearchParams;
  readonly form: URLSearchParams;
  readonly header: (name: string) => string;
}

/** What a shop answers. */
export interface ShopAnswer {
  readonly status: number;
  readonly headers?: Readonly<Record<string, string | readonly string[]>>;
  readonly body?: string;
}

/** Reads a request of node:http to its end. */
export async function readRequest(message: IncomingMessage): Promise<ShopRequest> {
  const { pathname, searchParams } = new URL(message.url ?? '/', 'http://shop.invalid');
  return {
    method: message.method ?? 'GET',
    path: pathname,
    query: searchParams,
    form: new URLSearchParams(await text(message)),
    header: (name) => String(message.headers[name] ?? ''),
  };
}

/** Writes an answer; a HEAD gets no body. */
export function writeAnswer(response: ServerResponse, { status, headers, body }: ShopAnswer): void {
  response.writeHead(status, {
    'Cache-Control': 'no-store',
    'Content-Type': 'text/html; charset=utf-8',
    ...headers,
  });
  response.end(body);
}

/** A page with a few words, escaped. */
export function page(status: number, words: string): ShopAnswer {
  const escaped = words.replaceAll(/[&<>"']/g, (character) => `&#${character.charCodeAt(0)};`);
  return {
    status,
    body: `<!doctype html><meta charset="utf-8"><title>Shop</title><p>${escaped}</p>`,
  };
}
