import { once } from 'node:events';
import { connect, type Socket } from 'node:net';
import { setTimeout as pause } from 'node:timers/promises';
import { loopback } from './loopback.ts';

/** The port Prism listens on, or undefined while it does not. */
export type PrismPort = () => number | undefined;

/**
 * Opens a connection to Prism, and keeps trying while Prism is being started.
 * @throws what the signal says when it aborts, or what the socket says.
 */
export async function connectToPrism(prismPort: PrismPort, signal: AbortSignal): Promise<Socket> {
  for (;;) {
    const port = prismPort();
    const socket = port === undefined ? undefined : await connected(port, signal);
    if (socket) return socket;
    await pause(25, undefined, { signal });
  }
}

async function connected(port: number, signal: AbortSignal): Promise<Socket | undefined> {
  const socket = connect(port, loopback);
  try {
    await once(socket, 'connect', { signal });
    return socket;
  } catch (error) {
    socket.destroy();
    // Nobody listens any more and the news of it is on its way: nothing was sent, so trying again is safe.
    if ((error as NodeJS.ErrnoException).code === 'ECONNREFUSED') return undefined;
    throw error;
  }
}
