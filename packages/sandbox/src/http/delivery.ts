/** What goes wrong on the way to the client; by default nothing does. */
export interface Delivery {
  /** How long the answer is held back: milliseconds. */
  readonly delay?: number;
  readonly fault?: 'hang' | 'reset' | 'truncated' | 'slow_body';
  /** How long a slow body takes: milliseconds. */
  readonly slowBody?: number;
}

/** Cuts a body into the pieces of a slow delivery, and says how long to wait before each: milliseconds. */
export function slowPieces(
  bytes: Uint8Array<ArrayBuffer>,
  duration: number,
): { readonly pieces: readonly Uint8Array<ArrayBuffer>[]; readonly wait: number } {
  // Timers are too coarse for a byte each if there is little time.
  const count = Math.max(1, Math.min(bytes.length, Math.ceil(duration / 20)));
  const size = Math.ceil(bytes.length / count);
  const pieces = Array.from({ length: count }, (_, index) =>
    bytes.subarray(index * size, (index + 1) * size),
  );
  return { pieces, wait: duration / count };
}
