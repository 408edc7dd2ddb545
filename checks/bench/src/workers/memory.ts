/** Bytes that this process holds. */
export interface Memory {
  /** What it has of the machine. */
  readonly resident: number;
  /** The most it ever had. */
  readonly peak: number;
  /** What is alive on the heap of V8, and in buffers, after a garbage collection if that can be asked for. */
  readonly alive: number;
}

/** Looks at the memory of this process; `--expose-gc` lets it throw away first what nobody needs. */
export function memory(): Memory {
  globalThis.gc?.();
  const { rss, heapUsed, arrayBuffers } = process.memoryUsage();
  const peak = process.resourceUsage().maxRSS * 1024;
  return { resident: rss, peak, alive: heapUsed + arrayBuffers };
}
