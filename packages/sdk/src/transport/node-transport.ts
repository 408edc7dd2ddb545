import type { Signal } from './deadline.ts';
import { fetchTransport } from './fetch-transport.ts';
import { connectionsTo } from './node-connections.ts';
import { exchange, notSent, type Answer } from './node-exchange.ts';
import type { Transport, TransportRequest } from './request.ts';
import { uncheckedTls } from './unchecked-tls.ts';

/**
 * Sends the request with Node's own HTTP client over kept connections. It is written only when the connection
 * is open and, with TLS, its certificate checked: what fails before that was not sent.
 */
export const nodeTransport: Transport = (request, signal) => {
  const url = parsed(request.url);
  if (!proxied(url))
    return request.repeatable ? read(request, url, signal) : send(request, url, signal);
  const refused = uncheckedTls(request.url);
  return refused ? Promise.resolve(refused) : throughProxy(request, signal);
};

/** Token requests all go to one URL, and each that waits in the queue would hold one of its own. */
let lastUrl: URL | undefined;

function parsed(url: string): URL {
  if (lastUrl?.href !== url) lastUrl = new URL(url);
  return lastUrl;
}

/** Sends a read, and once more if the server closed a kept connection as it left. */
async function read(request: TransportRequest, url: URL, signal: Signal): Promise<Answer> {
  const first = await send(request, url, signal);
  if (!first.diedUnheard || signal.aborted) return first;
  const second = await send(request, url, signal, 'new');
  return 'outcome' in second && second.outcome === 'not_sent' ? first : second;
}

/** Not async: a launch that waits for its connection would hold the whole of such a function. */
function send(request: TransportRequest, url: URL, signal: Signal, which?: 'new'): Promise<Answer> {
  return connectionsTo(url)
    .take(signal, which)
    .then((connection) => exchange(request, url, connection, signal), notSent);
}

const throughProxy = fetchTransport(
  (url, init) => fetch(url, init),
  undefined,
  / when HTTP Tunneling$/m,
);

/** Whether Node was given proxies, which `fetch` knows how to use. Plain http goes to this machine alone. */
export function proxied({ protocol }: URL): boolean {
  if (protocol !== 'https:') return false;
  return Boolean(process.getBuiltinModule('node:https').globalAgent?.options?.proxyEnv);
}
