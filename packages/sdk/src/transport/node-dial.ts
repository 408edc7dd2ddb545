import type { LookupAddress } from 'node:dns';
import type { Socket } from 'node:net';

/** Milliseconds that an address has before the next one is tried beside it (RFC 8305 §5). */
const attemptDelay = 250;
/** How often a silent connection shows that it lives, so that nothing on the way forgets it. */
const probeInterval = 30_000;

/** What a name last stood for. It serves while the name can't be resolved. */
export type KnownAddresses = LookupAddress[];

/**
 * Opens a TCP connection to the first address that answers. Node's own `autoSelectFamily` gives an address up
 * when it tries the next one, and then a slow good one never comes about.
 * @param known - what the last call resolved; it is renewed
 * @see RFC 8305
 */
export async function dial(
  host: string,
  port: number,
  known: KnownAddresses,
  signal: AbortSignal,
): Promise<Socket> {
  const addresses = alternating(await addressesOf(host, known));
  signal.throwIfAborted();
  return firstToConnect(addresses, port, signal);
}

/** Asks each time, so that a host that moved is found. */
async function addressesOf(host: string, known: KnownAddresses): Promise<LookupAddress[]> {
  const family = process.getBuiltinModule('node:net').isIP(host);
  if (family) return [{ address: host, family }];
  try {
    const { lookup } = process.getBuiltinModule('node:dns');
    const found = await new Promise<LookupAddress[]>((resolve, reject) => {
      lookup(host, { all: true }, (error, all) => (error ? reject(error) : resolve(all)));
    });
    known.splice(0, Infinity, ...found);
  } catch (error) {
    // A resolver that fails for a moment costs no launch. The certificate still says whose host it is.
    if (known.length === 0) throw error;
  }
  return [...known];
}

/** One family after the other, beginning with the one that the system prefers (RFC 8305 §4). */
function alternating(addresses: readonly LookupAddress[]): LookupAddress[] {
  const first = addresses.filter(({ family }) => family === addresses[0]?.family);
  const second = addresses.filter((address) => !first.includes(address));
  const longest = Math.max(first.length, second.length);
  return Array.from({ length: longest }, (_, i) => [first[i], second[i]])
    .flat()
    .filter((address) => address !== undefined);
}

function firstToConnect(
  addresses: readonly LookupAddress[],
  port: number,
  signal: AbortSignal,
): Promise<Socket> {
  const { connect } = process.getBuiltinModule('node:net');
  const attempts = new Set<Socket>();
  const left = [...addresses];
  let firstError: unknown;
  return new Promise((resolve, reject) => {
    const end = (winner?: Socket): void => {
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
        if (attempts.size > 0) return;
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
    signal.addEventListener('abort', abort);
    next();
  });
}

// Outside, since the socket holds it as long as it is open.
function ignore(): void {}
