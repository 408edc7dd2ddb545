import type { Expected } from './hostile-case.ts';
import { goodToken } from './replies.ts';

/** What fetch was given. */
export interface Asked {
  readonly url: string;
  readonly init: RequestInit & { readonly body: string; readonly signal: AbortSignal };
  /** What fetch was given, and what the server would see of it. */
  readonly everything: string;
}

/** A fetch that misbehaves, and what has to come out. */
export interface Misbehaviour {
  readonly name: string;
  readonly fetch: (asked: Asked) => unknown;
  readonly expected: Expected;
  readonly timeout?: number;
  readonly after?: () => unknown;
}

/** The body of a good answer. */
export const good = JSON.stringify(goodToken);
/** The same in bytes. */
export const bytes = new TextEncoder().encode(good);

/** A Response whose body comes from this source. */
export function stream(
  source: ConstructorParameters<typeof ReadableStream<Uint8Array>>[0],
): Response {
  return new Response(new ReadableStream(source));
}

/** Something with every property that a Response has to have. */
export function like(part: object): object {
  return { status: 200, type: 'basic', redirected: false, body: bodyOf([bytes]), ...part };
}

/** A body of these chunks. */
export function bodyOf(chunks: readonly unknown[], part: object = {}): object {
  const queue = [...chunks];
  return {
    getReader: () => ({
      read: async () =>
        queue.length > 0 ? { done: false, value: queue.shift() } : { done: true, value: undefined },
      cancel: async () => {},
      ...part,
    }),
  };
}
