import { fetchTransport } from './fetch.ts';
import { connectionsTo } from './node-connections.ts';
import { exchange, type Answer } from './node-exchange.ts';
import type { Transport, TransportRequest } from './request.ts';
import { systemCodeOf } from './system-code.ts';
import { uncheckedTls } from './unchecked-tls.ts';

/**
 * Sends the request with Node's own HTTP client over kept connections. It is written only when the connection
 * is open and, with TLS, its certificate checked: what fails before that was not sent.
 */
export const nodeTransport: Transport = async (request, signal) => {
  const url = new URL(request.url);
  if (proxied(url)) return uncheckedTls(request.url) ?? throughProxy(request, signal);
  const first = await sendOnce(request, url, signal);
  if (!request.repeatable || !first.diedUnheard || signal.aborted) return first.answer;
  // The server closed a kept connection as the request left.
  const { answer } = await sendOnce(request, url, signal, 'new');
  return 'outcome' in answer && answer.outcome === 'not_sent' ? first.answer : answer;
};

interface Sent {
  readonly answer: Answer;
  /** Whether a kept connection ended before a byte of the answer. */
  readonly diedUnheard?: boolean;
}

async function sendOnce(
  request: TransportRequest,
  url: URL,
  signal: AbortSignal,
  which?: 'new',
): Promise<Sent> {
  let connection;
  try {
    connection = await connectionsTo(url).take(signal, which);
    const { answer, heard } = await exchange(request, url, connection, signal);
    return { answer, diedUnheard: connection.kept && !heard && 'outcome' in answer };
  } catch (error) {
    connection?.done(false, true);
    return { answer: { outcome: 'not_sent', systemCode: systemCodeOf(error) } };
  }
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
