import { once } from 'node:events';
import { connect, createServer, type AddressInfo, type Socket } from 'node:net';
import { setImmediate, setTimeout } from 'node:timers/promises';

/** A line of some length between a client and a server. */
export interface DelayingProxy {
  readonly port: number;
  readonly close: () => Promise<void>;
}

/**
 * Puts half a round trip between whatever one side writes and the other reads. A client's `connect` comes
 * through at once, since the system answers it, but a real one waits for a round trip; so what a client sends
 * before that is over waits for the rest of it here. For all who wait for an answer that is the same.
 * @param roundTrip milliseconds
 */
export async function delayingProxy(serverPort: number, roundTrip: number): Promise<DelayingProxy> {
  const open = new Set<Socket>();
  const server = createServer({ noDelay: true, allowHalfOpen: true }, (client) => {
    const connected = performance.now() + roundTrip;
    const target = connect({
      port: serverPort,
      host: '127.0.0.1',
      noDelay: true,
      allowHalfOpen: true,
    });
    deliver(client, target, () => Math.max(performance.now(), connected) + roundTrip / 2);
    deliver(target, client, () => performance.now() + roundTrip / 2);
    for (const socket of [client, target]) {
      open.add(socket);
      socket.once('close', () => open.delete(socket));
    }
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  return {
    port: (server.address() as AddressInfo).port,
    async close() {
      for (const socket of open) socket.destroy();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

/** Hands on what comes from one side, and its end, in order and each when it is due. */
function deliver(from: Socket, to: Socket, due: () => number): void {
  let before = Promise.resolve();
  const later = (act: () => unknown): void => {
    const when = due();
    before = before.then(() => until(when)).then(() => void (to.destroyed || act()));
  };
  from.on('data', (chunk) => later(() => to.write(chunk)));
  from.on('end', () => later(() => to.end()));
  from.on('error', () => later(() => to.resetAndDestroy()));
}

/** Timers are exact to a millisecond at best, so the last one is waited for turn by turn. */
async function until(due: number): Promise<void> {
  const left = due - performance.now() - 1;
  if (left > 0) await setTimeout(left);
  while (performance.now() < due) await setImmediate();
}
