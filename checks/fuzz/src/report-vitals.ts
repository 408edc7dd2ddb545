/*
 * Loaded into a target before its own program (`node --expose-gc --import`): it says how much memory is in use after
 * garbage was collected, and how many sockets are open, whenever the check asks.
 */

/** What a process says about itself. */
export interface Vitals {
  /** Bytes that are reachable: heap and buffers. */
  memory: number;
  /** Resident set size in bytes. */
  rss: number;
  /** Connections, of either side. */
  sockets: number;
}

process.on('message', () => void report());
// The program ends when its own work ends.
process.channel?.unref();

async function report(): Promise<void> {
  for (let rounds = 0; rounds < 3; rounds++) {
    globalThis.gc?.();
    // Finalizers run between two rounds.
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
  const { heapUsed, external, rss } = process.memoryUsage();
  const sockets = process
    .getActiveResourcesInfo()
    .filter((name) => /^(TCP|TLS)\w*Wrap$/.test(name));
  const open = sockets.filter((name) => !name.includes('Server')).length;
  process.send?.({ memory: heapUsed + external, rss, sockets: open } satisfies Vitals);
}
