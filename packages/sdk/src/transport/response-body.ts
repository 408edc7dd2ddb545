/** Reads the body of a response, whichever package made it. */
export interface BodyReader {
  readonly read: () => Promise<{ readonly done?: boolean | undefined; readonly value?: unknown }>;
  /** Frees the connection. What comes of that changes nothing any more. */
  readonly leave: () => void;
}

/**
 * How the body is read: a stream of the web, one of Node (node-fetch, cross-fetch), or only as a whole (fetches
 * that are made of XMLHttpRequest). Recognised by what it can do, since each package has classes of its own.
 */
export function readerOf(response: Response): BodyReader {
  const body = response.body as Partial<ReadableStream & NodeStream> | null | undefined;
  if (body === null || (body === undefined && typeof response.arrayBuffer !== 'function')) {
    return { read: async () => ({ done: true }), leave: () => {} };
  }
  if (body === undefined) return { read: once(() => response.arrayBuffer()), leave: () => {} };
  const iterator = typeof body.getReader === 'function' ? undefined : iteratorOf(body);
  if (iterator) {
    return { read: async () => iterator.next(), leave: quietly(() => body.destroy?.()) };
  }
  const leaveUnread = quietly(() => body.cancel?.());
  let reader: ReadableStreamDefaultReader<Uint8Array> | undefined;
  return {
    read: () => (reader ??= body.getReader?.() as typeof reader & object).read(),
    leave: () => (reader ? quietly(() => reader?.cancel())() : leaveUnread()),
  };
}

function iteratorOf(body: Partial<AsyncIterable<unknown>>): AsyncIterator<unknown> | undefined {
  return body[Symbol.asyncIterator]?.();
}

interface NodeStream extends AsyncIterable<unknown> {
  readonly destroy: () => unknown;
}

function once(whole: () => Promise<ArrayBuffer>): BodyReader['read'] {
  let done = false;
  return async () => {
    if (done) return { done };
    done = true;
    return { value: new Uint8Array(await whole()) };
  };
}

function quietly(leave: () => unknown): () => void {
  return () => {
    try {
      Promise.resolve(leave()).catch(() => {});
    } catch {}
  };
}
