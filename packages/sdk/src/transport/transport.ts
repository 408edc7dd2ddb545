import type { Outcome } from '../errors/errors.ts';

/** The most that is read of an answer, in bytes after decompression. A token response has a few hundred. */
export const bodyLimit = 65_536;

/** A token request, built. */
export interface TransportRequest {
  readonly url: string;
  readonly method: string;
  readonly headers: Readonly<Record<string, string>>;
  /** Form-encoded, ASCII. */
  readonly body: string;
}

/** A whole answer, or as much of it as is read. */
export interface TransportResponse {
  /** 0 where the platform hides it (an opaque redirect). */
  readonly status: number;
  /** After decompression, empty where that failed. `undefined` where it is larger than {@link bodyLimit}. */
  readonly body: Uint8Array | undefined;
}

/** No whole answer came back. It carries nothing of the platform's error but its code. */
export interface TransportFailure {
  readonly outcome: Outcome;
  readonly systemCode: string | undefined;
}

/** Sends one request, once, and follows no redirect. Settles soon after the signal aborts; never rejects. */
export type Transport = (
  request: TransportRequest,
  signal: AbortSignal,
) => Promise<TransportResponse | TransportFailure>;

/** The chunks as one. */
export function joined(chunks: readonly Uint8Array[], length: number): Uint8Array {
  const [first] = chunks;
  if (first?.byteLength === length) return first;
  const whole = new Uint8Array(length);
  let end = 0;
  for (const chunk of chunks) {
    whole.set(chunk, end);
    end += chunk.byteLength;
  }
  return whole;
}

/** The codes and messages of an error and its causes, a line each, the outermost first. */
export function wordsOf(error: unknown, fields: readonly string[] = ['code', 'message']): string {
  const words: unknown[] = [];
  // Anything can be thrown, also what throws when it is looked at.
  try {
    for (let link = error, depth = 0; Object(link) === link && depth < 5; depth++) {
      words.push(...fields.map((field) => (link as Record<string, unknown>)[field]));
      link = (link as Error).cause;
    }
    return words.join('\n');
  } catch {
    return '';
  }
}

/** The platform's own word for a failure, looked for along the causes: `ECONNRESET` and the like. */
export function systemCodeOf(error: unknown): string | undefined {
  return /^[A-Z][A-Z0-9_]{2,47}$/m.exec(wordsOf(error, ['code']))?.[0];
}
