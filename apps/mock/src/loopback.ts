import { once } from 'node:events';
import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';

const loopback = '127.0.0.1';

/**
 * Listens on a port of the loopback address (0: any free one) and returns the origin, without a slash at the end.
 * @throws {Error} if the port is in use or not allowed; the message says what to do.
 */
export async function listen(server: Server, port: number): Promise<string> {
  server.listen(port, loopback);
  await once(server, 'listening').catch((cause: NodeJS.ErrnoException) => {
    const fault = listenFaults[cause.code ?? ''];
    if (fault === undefined) throw cause;
    throw new Error(
      `Port ${port} ${fault}. Choose another (\`--port N\`, or \`port\` in code), or 0 for any free one.`,
      { cause },
    );
  });
  return `http://${loopback}:${(server.address() as AddressInfo).port}`;
}

/** Stops listening and ends every connection, those kept alive and those in use. */
export function close(server: Server): Promise<void> {
  return new Promise((resolve) => {
    server.close(() => resolve());
    server.closeAllConnections();
  });
}

const listenFaults: Record<string, string> = {
  EADDRINUSE: 'is in use',
  EACCES: 'is not allowed for this user',
};
