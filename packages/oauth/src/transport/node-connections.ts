import type { Agent, request } from 'node:https';
import type { Socket } from 'node:net';

interface Https {
  readonly Agent: typeof Agent;
  readonly request: typeof request;
}
type Connect = (options: object, callback?: (...outcome: never[]) => void) => Socket;

// Longer than launches are usually apart, shorter than what forgets a silent connection on the way.
const longestIdle = 300_000;

/** The connections to the token endpoints of one scheme. They are kept, and their TLS sessions resumed. */
export interface Connections {
  readonly agent: Agent;
  readonly request: Https['request'];
  /** Opens a connection that the next request to the same host takes. Sends nothing. */
  readonly warmUp: (url: URL, signal: AbortSignal) => Promise<void>;
}

const byScheme = new Map<string, Connections>();

/** The process's connections for a scheme. Node's module is loaded at the first use, not at import. */
export function connectionsFor(scheme: string): Connections {
  let connections = byScheme.get(scheme);
  if (!connections) {
    const name = scheme === 'https:' ? 'node:https' : 'node:http';
    connections = keptConnections(process.getBuiltinModule(name) as Https, scheme);
    byScheme.set(scheme, connections);
  }
  return connections;
}

function keptConnections({ Agent, request }: Https, scheme: string): Connections {
  const throughProxy = process.env['NODE_USE_ENV_PROXY'] === '1';
  // Without a timeout the agent takes no notice of `Keep-Alive: timeout=…`, which servers send out of
  // habit and outlive: see decisions/0008-kept-connections.md.
  const agent = new Agent({ keepAlive: true, ...(throughProxy && { proxyEnv: process.env }) });
  agent.on('free', (socket: Socket) => {
    if (socket.listenerCount('timeout', closeIdle) === 0) socket.on('timeout', closeIdle);
    socket.setTimeout(longestIdle);
  });
  function closeIdle(this: Socket): void {
    if (Object.values(agent.freeSockets).some((free) => free?.includes(this))) this.destroy();
  }

  const warm = new Map<string, Socket>();
  const connect = agent.createConnection.bind(agent) as unknown as Connect;
  const takeWarm: Connect = (options, callback) => {
    const { host, port } = options as { host: string; port: number };
    const socket = warm.get(`${host}:${port}`);
    if (!socket) return connect(options, callback);
    warm.delete(`${host}:${port}`);
    socket.setTimeout(0);
    return socket.ref();
  };
  agent.createConnection = takeWarm;

  return {
    agent,
    request,
    async warmUp({ hostname, port }, signal) {
      const host = hostname.replace(/^\[|\]$/g, '');
      const options = {
        host,
        port: Number(port) || (scheme === 'https:' ? 443 : 80),
        servername: /^[\d.]+$|:/.test(host) ? '' : host,
      };
      const key = `${host}:${options.port}`;
      // A tunnel through a proxy is the agent's own business.
      if (throughProxy || warm.has(key)) return;
      const socket = connect(options);
      await opened(socket, scheme === 'https:' ? 'secureConnect' : 'connect', signal);
      socket.unref().setTimeout(longestIdle, () => warm.get(key) === socket && socket.destroy());
      socket.once('close', () => warm.get(key) === socket && warm.delete(key));
      warm.set(key, socket);
    },
  };
}

function opened(socket: Socket, event: string, signal: AbortSignal): Promise<void> {
  return new Promise((resolve, reject) => {
    const abort = (): unknown => socket.destroy();
    signal.addEventListener('abort', abort);
    socket.once(event, () => {
      signal.removeEventListener('abort', abort);
      resolve();
    });
    // Stays for as long as the socket waits, since nobody else listens then.
    socket.on('error', reject);
    socket.once('close', () => reject(new Error('closed')));
  });
}
