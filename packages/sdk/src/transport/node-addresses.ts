import type { LookupAddress } from 'node:dns';

/** Milliseconds that the resolver has before the addresses that it gave last are tried beside it. */
const resolverDelay = 250;

/** Where a host is, as far as is known now. */
export interface Whereabouts {
  readonly addresses: readonly LookupAddress[];
  /** What the resolver says in the end, if it has not answered yet. Never rejects. */
  readonly later?: Promise<readonly LookupAddress[]>;
}

/**
 * Asks where a host is each time, so that one that moved is found. What a name last stood for serves while the
 * resolver fails or hangs: the certificate still says whose host it is.
 */
export function whereaboutsOf(host: string): () => Promise<Whereabouts> {
  const family = process.getBuiltinModule('node:net').isIP(host);
  if (family) return async () => ({ addresses: [{ address: host, family }] });
  let known: readonly LookupAddress[] = [];
  // A lookup can't be called off, so a resolver that hangs is asked once, however many launches come.
  let underWay: Promise<Whereabouts> | undefined;

  async function asked(): Promise<Whereabouts> {
    try {
      known = alternating(await lookedUp(host));
    } catch (error) {
      if (known.length === 0) throw error;
    } finally {
      underWay = undefined;
    }
    return { addresses: known };
  }

  return () => {
    const asking = (underWay ??= asked());
    if (known.length === 0) return asking;
    const later = asking.then(({ addresses }) => addresses);
    return inTime(asking, () => ({ addresses: known, later }));
  };
}

function lookedUp(host: string): Promise<LookupAddress[]> {
  const { lookup } = process.getBuiltinModule('node:dns');
  return new Promise((resolve, reject) => {
    lookup(host, { all: true }, (error, all) => (error ? reject(error) : resolve(all)));
  });
}

/** The promise's value, or the other one if that takes too long. */
function inTime<T>(promise: Promise<T>, otherwise: () => T): Promise<T> {
  // A socket's own timer, which runs also while a merchant's test has put fake ones in the others' place.
  const { Socket } = process.getBuiltinModule('node:net');
  const timer = new Socket();
  const late = new Promise<T>((resolve) => {
    timer.setTimeout(resolverDelay, () => resolve(otherwise()));
  });
  return Promise.race([promise, late]).finally(() => timer.destroy());
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
