/** What a merchant's server answered: its status, its headers, and the beginning of its body. */
export interface DialedAnswer {
  readonly status: number;
  /** Name and value, as they came. */
  readonly headers: readonly (readonly [name: string, value: string])[];
  readonly body: string;
}

/** How much of an answer is read: bytes. */
export const answerLimit = 4096;

/** A call that was not made; the message says why, and what to do. */
export class NotSent extends Error {}

/**
 * Sends one GET to a merchant's server and reads the beginning of the answer. Follows no redirect.
 * @throws {NotSent} if the address is not one that may be called
 * @throws {Error} with a system code, if there is no answer
 */
export type Dial = (
  url: URL,
  how: {
    readonly headers: Readonly<Record<string, string>>;
    /** The host names, beside this machine's, that may be called. */
    readonly deliverTo: ReadonlySet<string>;
    readonly signal: AbortSignal;
  },
) => Promise<DialedAnswer>;
