import type { IncomingMessage, ServerResponse } from 'node:http';
import type { EndpointRequest } from '../endpoint/gate.ts';
import { keptHeaders } from '../endpoint/kept-headers.ts';

/** The launch as Node got it, whatever routers have made of the request's address since. */
export function launchOf(request: IncomingMessage & { originalUrl?: string }): EndpointRequest {
  return {
    get method() {
      return request.method ?? '';
    },
    get url() {
      return request.originalUrl ?? request.url ?? '';
    },
    headers: { get: (name) => request.headers[name]?.toString() },
  };
}

/**
 * Puts {@link keptHeaders} on whatever will be sent. Only the moment of sending is late enough: handlers
 * set headers of their own, and the framework's error page is written after the endpoint is left.
 */
export function keepLaunchHeaders(response: ServerResponse): void {
  const writeHead = response.writeHead.bind(response) as (...head: unknown[]) => ServerResponse;
  response.writeHead = (status: number, ...rest: unknown[]) => {
    for (const [name, value] of Object.entries(keptHeaders)) response.setHeader(name, value);
    return writeHead(status, ...rest.map(withoutLaunchHeaders));
  };
}

const kept = new Set(Object.keys(keptHeaders).map((name) => name.toLowerCase()));
const isKept = (name: unknown): boolean => kept.has(String(name).toLowerCase());

/** Headers given to `writeHead`, as an object or as a list of names and values, would win over set ones. */
function withoutLaunchHeaders(given: unknown): unknown {
  if (Array.isArray(given)) {
    return given.filter((_, index) => !isKept(given[index - (index % 2)]));
  }
  if (typeof given !== 'object' || given === null) return given;
  return Object.fromEntries(Object.entries(given).filter(([name]) => !isKept(name)));
}
