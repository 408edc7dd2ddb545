import { once } from 'node:events';
import { connect, createServer, type AddressInfo, type Socket } from 'node:net';
import { onTestFinished } from 'vitest';

export interface CuttingProxy {
  readonly port: number;
  /** How many claims it has cut. */
  readonly cuts: () => number;
  /** Passes nothing on any more on the connections that are open, as a firewall does that forgot them. */
  readonly silence: () => void;
  /** Cuts no more. */
  readonly heal: () => void;
}

/**
 * Stands between a client and its Redis and cuts the connection at a claim: `before` Redis gets it, or
 * `after` Redis has answered it, so that it came through and nobody knows.
 */
export async function cuttingProxy(
  redisPort: number,
  when: 'before' | 'after',
  times = 1,
): Promise<CuttingProxy> {
  const sockets = new Set<Socket>();
  let cuts = 0;

  const server = createServer((client) => {
    const redis = connect(redisPort, '127.0.0.1');
    const both = [client, redis];
    const cut = (): void => {
      for (const socket of both) socket.destroy();
    };
    for (const socket of both) {
      sockets.add(socket);
      socket.on('error', cut).on('close', cut);
    }
    let cutting = false;
    client.on('data', (chunk) => {
      if (chunk.includes("'NX'") && cuts < times) {
        cuts++;
        cutting = true;
      }
      if (cutting && when === 'before') cut();
      else redis.write(chunk);
    });
    redis.on('data', (chunk) => (cutting ? cut() : client.write(chunk)));
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  onTestFinished(() => {
    for (const socket of sockets) socket.destroy();
    server.close();
  });
  return {
    port: (server.address() as AddressInfo).port,
    cuts: () => cuts,
    silence: () => {
      for (const socket of sockets) socket.removeAllListeners('data').resume();
    },
    heal: () => {
      times = 0;
    },
  };
}
