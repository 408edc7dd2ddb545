import type { Signal } from '../deadline.ts';
import type { Transport } from '../request.ts';

/** What a runtime has to bring. Which one it is, the conditions under `exports` in package.json decide. */
export interface Platform {
  /** The platform's own way to send. */
  readonly transport: Transport;
  /** Sends with the caller's `fetch`. */
  readonly transportOver: (send: typeof fetch) => Transport;
  /** Loads what the first request would otherwise wait for. */
  readonly prepare: (server: string) => void;
  /** Opens a connection that the next request takes. Sends nothing, and does nothing if the platform can't. */
  readonly openAhead: (server: string, signal: Signal) => Promise<void>;
  /** Milliseconds of a clock that never goes back. */
  readonly now: () => number;
  /** SHA-256 in base64. */
  readonly sha256: (text: string) => string | Promise<string>;
}
