import type { LookupAddress } from 'node:dns';
import type { Socket } from 'node:net';
import type { Signal } from './deadline.ts';
import type { Whereabouts } from './node-addresses.ts';

/** Milliseconds that an address has before the next one is tried beside it (RFC 8305 §5). */
const attemptDelay = 250;
/** How often a silent connection shows that it lives, so that nothing on the way forgets it. */
const probeInterval = 30_000;

/**
 * Opens a TCP connection to the first address that answers. Node's own `autoSelectFamily` gives an address up
 * when it tries the next one, and then a slow good one never comes about.
 * @see RFC 8305
 */
export function firstToConnect(
  { addresses, later }: Whereabouts,
  port: number,
  signal: Signal,
): Promise<Socket> {
  const { connect } = process.getBuiltinModule('node:net');
  const attempts = new Set<Socket>();
  const left = [...addresses];
  let resolving = later !== undefined;
  let over = false;
  let firstError: unknown;
  return new Promise((resolve, reject) => {
    const end = (winner?: Socket): void => {
      over = true;
      signal.removeEventListener('abort', abort);
      for (const attempt of attempts) if (attempt !== winner) attempt.destroy();
    };
    const abort = (): void => {
      end();
      reject(signal.reason as Error);
    };
    const next = (): void => {
      const address = left.shift();
      if (!address) {
        if (attempts.size > 0 || resolving) return;
        end();
        return reject(firstError);
      }
      const socket = connect({ host: address.address, port, noDelay: true });
      attempts.add(socket);
      const failed = (error: unknown): void => {
        firstError ??= error;
        attempts.delete(socket);
        next();
      };
      // The socket's own timer, which runs also while a merchant's test has put fake ones in the others' place.
      socket.setTimeout(attemptDelay, next).once('error', failed);
      // An error that nobody listens for ends the process.
      socket.on('error', ignore);
      socket.once('connect', () => {
        socket.setTimeout(0).off('timeout', next).off('error', failed);
        socket.setKeepAlive(true, probeInterval);
        end(socket);
        resolve(socket);
      });
    };
    const alsoTry = async (resolved: Promise<readonly LookupAddress[]>): Promise<void> => {
      const found = await resolved;
      resolving = false;
      left.push(
        ...found.filter((one) => addresses.every(({ address }) => address !== one.address)),
      );
      if (!over) next();
    };
    signal.addEventListener('abort', abort);
    next();
    if (later) void alsoTry(later);
  });
}

// Outside, since the socket holds it as long as it is open.
function ignore(): void {}
