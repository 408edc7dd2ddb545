import type { IncomingHttpHeaders } from 'node:http';
import type { IHttpRequest } from '@stoplight/prism-http';

/** A request that has arrived whole. */
export interface WholeRequest {
  method: string;
  target: URL;
  headers: IncomingHttpHeaders;
  body: Buffer;
}

/** A request as Prism takes it, or undefined if its body should be JSON and isn't. */
export function prismInput(request: WholeRequest): IHttpRequest | undefined {
  const { method, target, headers, body } = request;
  const text = body.toString();
  const isJson = text !== '' && saysJson(headers['content-type']);
  const value = isJson ? parsed(text) : text;
  if (value === undefined) return undefined;
  return {
    method: method.toLowerCase() as IHttpRequest['method'],
    url: { path: target.pathname, query: queryOf(target) },
    // Prism checks the content type only if it knows the length, which a chunked request does not state.
    headers: { ...(headers as Record<string, string>), 'content-length': String(body.length) },
    ...(text && { body: value }),
  };
}

function saysJson(contentType = ''): boolean {
  const [type = ''] = contentType.split(';');
  const name = type.trim().toLowerCase();
  return name === 'application/json' || (name.startsWith('application/') && name.endsWith('+json'));
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

function queryOf({ searchParams }: URL): Record<string, string | string[]> {
  const byName = Map.groupBy(searchParams, ([name]) => name);
  return Object.fromEntries(
    [...byName].map(([name, pairs]) => {
      const [first = '', ...others] = pairs.map(([, value]) => value);
      return [name, others.length === 0 ? first : [first, ...others]];
    }),
  );
}
