import type { Answer, PlainRequest } from '../http/message.ts';
import type { Pages } from '../web/pages.ts';
import type { Dial } from '../world/dial.ts';
import type { ListenOptions } from './listen-options.ts';

/** Answers one request, whatever brought it. */
export type Answering = (request: PlainRequest) => Answer | Promise<Answer>;

/** A server that listens. */
export interface Listening {
  /** The origin, such as `http://127.0.0.1:4020`. */
  readonly url: string;
  /** The origin by which others reach it, if it was told of one. */
  readonly publicUrl: string | undefined;
  /** Stops listening and ends every connection. */
  close(): Promise<void>;
}

/** What a sandbox needs of that on which it runs. */
export interface Platform {
  /** The phone and the inspector; undefined if they are not served. */
  readonly pages: Pages | undefined;
  /** Calls a merchant's server, unless the option `deliver` does. */
  readonly dial: Dial;
  /**
   * Puts a sandbox on a port.
   * @throws {TypeError} if an option is wrong
   * @throws {Error} if the port cannot be had; the message says what to do
   */
  readonly listen: (answer: Answering, options: ListenOptions) => Promise<Listening>;
}
