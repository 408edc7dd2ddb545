import type * as Https from 'node:https';
import type { Socket } from 'node:net';
import { orAborted } from '../or-aborted.ts';
import { idleSockets } from './node-idle-sockets.ts';

/** The connections to one origin. They are kept open, and their TLS sessions resumed. */
export interface Connections {
  readonly agent: Https.Agent;
  readonly request: typeof Https.request;
  /** The host and the port, as `request` takes them. */
  readonly target: { readonly host: string; readonly port: number };
  /**
   * Whether the next request may be written now. If not, ask again a turn of the event loop later: until
   * then come the news of connections that the server closed.
   */
  readonly ready: (turn: number) => boolean;
  /** Opens a connection that the next request takes. Sends nothing. */
  readonly warmUp: (signal: AbortSignal) => Promise<void>;
}

/** Milliseconds. Longer than launches are usually apart, shorter than what load balancers forget. */
const longestIdle = 300_000;
/** How often a silent connection shows that it lives, so that nothing on the way forgets it. */
const probeInterval = 30_000;
const byOrigin = new Map<string, Connections>();

/** The process's connections to the origin of a URL. Node's module is loaded at the first use, not at import. */
export function connectionsTo(url: URL): Connections {
  let connections = byOrigin.get(url.origin);
  if (!connections) byOrigin.set(url.origin, (connections = keptConnections(url)));
  return connections;
}

function keptConnections({ protocol, hostname, port }: URL): Connections {
  const secure = protocol === 'https:';
  const { Agent, globalAgent, request } = process.getBuiltinModule(
    secure ? 'node:https' : 'node:http',
  ) as typeof Https;
  const { isIP } = process.getBuiltinModule('node:net');
  const target = {
    host: hostname.replace(/^\[|\]$/g, ''),
    port: Number(port) || (secure ? 443 : 80),
  };
  // What Node was told about proxies. Plain http goes to this machine alone, and so past any proxy.
  const env = secure ? globalAgent.options.proxyEnv : undefined;
  const proxyEnv = env?.['https_proxy'] || env?.['HTTPS_PROXY'] ? env : undefined;

  let warm: { readonly socket: Socket; readonly opened: Promise<void> } | undefined;
  const idle = idleSockets();

  const agent = new (class extends Agent {
    override createConnection(
      ...[options, callback]: Parameters<Https.Agent['createConnection']>
    ): Socket {
      if (!warm) return connect(options, callback);
      const { socket } = warm;
      warm = undefined;
      idle.leave(socket);
      return socket.ref();
    }

    // Node's own obeys `Keep-Alive: timeout=…` here: see decisions/0008-kept-connections.md.
    override keepSocketAlive(socket: Socket): boolean {
      idle.rest(socket);
      return true;
    }

    override reuseSocket(...[socket, sent]: Parameters<Https.Agent['reuseSocket']>): void {
      idle.leave(socket as Socket);
      super.reuseSocket(socket, sent);
    }
  })({ keepAlive: true, proxyEnv });

  const connectAnew = Agent.prototype.createConnection.bind(agent);
  function connect(...[options, callback]: Parameters<Https.Agent['createConnection']>): Socket {
    const own = {
      timeout: longestIdle,
      keepAliveInitialDelay: probeInterval,
      _agentKey: 'session',
    };
    const socket = connectAnew({ ...options, ...own }, callback) as Socket;
    // A proxy that never answers must not hold the process; the exchange's own deadline does.
    if (proxyEnv) socket.unref();
    return socket;
  }

  const kept = (): Socket | undefined => Object.values(agent.freeSockets)[0]?.at(-1);

  return {
    agent,
    request,
    target,
    ready(turn) {
      const next = kept() ?? warm?.socket;
      if (!next) return true;
      // Two turns, since the first may end before the event loop asks the system for news.
      if (idle.usable(next)) return turn >= 2;
      idle.leave(next);
      next.destroy();
      return false;
    },
    async warmUp(signal) {
      // A tunnel through a proxy is the agent's own business.
      if (proxyEnv || kept()) return;
      warm ??= open(signal);
      await orAborted(warm.opened, signal);
    },
  };

  function open(signal: AbortSignal): NonNullable<typeof warm> {
    const socket = connect({
      ...agent.options,
      ...target,
      servername: isIP(target.host) ? '' : target.host,
    });
    const waits = (): boolean => warm?.socket === socket;
    const giveUp = (): unknown => waits() && socket.destroy();
    signal.addEventListener('abort', giveUp);
    // These two stay, since nobody else listens for as long as the socket waits.
    socket.on('error', () => {});
    socket.once('timeout', giveUp);
    const opened = new Promise<void>((resolve, reject) => {
      const lost = (error?: unknown): void => {
        if (waits()) warm = undefined;
        reject(error instanceof Error ? error : new Error('closed'));
      };
      socket.once('error', lost).once('close', lost);
      socket.once(secure ? 'secureConnect' : 'connect', () => {
        signal.removeEventListener('abort', giveUp);
        if (waits()) idle.rest(socket);
        resolve();
      });
    });
    return { socket, opened };
  }
}
