import { lookup } from 'node:dns';
import type { Agent, RequestOptions } from 'node:http';

/**
 * Opens one connection, and no second: what a server has proven holds for this connection alone.
 * @param url of the server; of `localhost`, the IPv4 address is tried first, where sandboxes listen
 */
export async function oneConnection(
  url: URL,
): Promise<Required<Pick<RequestOptions, 'lookup'>> & { readonly agent: Agent }> {
  const http = await (url.protocol === 'https:' ? import('node:https') : import('node:http'));
  const agent = new http.Agent({ keepAlive: true, maxSockets: 1 });
  const open = agent.createConnection.bind(agent);
  let opened = false;
  agent.createConnection = (options, done) => {
    if (!opened) {
      opened = true;
      return open(options, done);
    }
    const gone = Object.assign(new Error('the connection is gone'), { code: 'ECONNRESET' });
    // Whoever is called with an error looks at nothing else.
    (done as ((error: Error) => void) | undefined)?.(gone);
    return undefined;
  };
  return {
    agent,
    lookup: (name, options, done) => lookup(name, { ...options, order: 'ipv4first' }, done),
  };
}
