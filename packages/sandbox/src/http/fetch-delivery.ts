import { slowPieces, type Delivery } from './delivery.ts';
import type { Answer, StreamAnswer } from './message.ts';
import { orAbort, pause } from './waiting.ts';

type Bytes = Uint8Array<ArrayBuffer>;

const encoder = new TextEncoder();

/** What a delivery without a socket needs of its caller. */
interface DeliveryContext {
  /** What must not be collected before the answer has been read. */
  readonly held: unknown;
  /** Aborts when the sandbox is closed. */
  readonly cut: AbortSignal;
  /** Sends the request again, to where a redirect leads. */
  readonly follow: (location: string) => Promise<Response>;
  /** Told when a stream has ended. */
  readonly ended: () => void;
}

/**
 * Makes an answer what fetch would make of it, with everything that is to go wrong on the way.
 * @throws {TypeError} if the connection is reset or a redirect is not wanted
 */
export async function deliverResponse(
  answer: Answer,
  request: Request,
  { held, cut, follow, ended }: DeliveryContext,
): Promise<Response> {
  const { status, headers } = answer;
  if ('stream' in answer) {
    return new Response(eventBody(answer, [request.signal, cut], ended), { status, headers });
  }
  const { body, delivery = {} } = answer;
  const { signal, redirect, method } = request;
  if (delivery.delay) await orAbort(pause(delivery.delay), [signal, cut]);
  if (delivery.fault === 'hang') await orAbort(new Promise(() => {}), [signal, cut]);
  if (delivery.fault === 'reset') throw connectionReset();

  const location = headers['Location'];
  if (location !== undefined && redirect === 'follow') return follow(location);
  if (location !== undefined && redirect === 'error') {
    throw new TypeError('fetch failed', { cause: new Error('unexpected redirect') });
  }
  if (method === 'HEAD' || status === 204) return new Response(null, { status, headers });
  // Compressed or not: fetch decompresses, and leaves the header as it was.
  return new Response(spoiled(encoder.encode(body), delivery, signal, held), { status, headers });
}

function spoiled(
  bytes: Bytes,
  { fault, slowBody = 0 }: Delivery,
  signal: AbortSignal,
  held: unknown,
): Bytes | ReadableStream<Bytes> {
  if (fault === 'truncated') {
    return streamOf(async function* truncated() {
      yield bytes.subarray(0, bytes.length >> 1);
      throw new TypeError('terminated', { cause: connectionReset().cause });
    });
  }
  if (fault !== 'slow_body') return bytes;
  return streamOf(async function* slow() {
    const { pieces, wait } = slowPieces(bytes, slowBody);
    for (const piece of pieces) {
      // A timer holds the value that it brings.
      await orAbort(pause(wait, held), [signal]);
      yield piece;
    }
  });
}

/** As `ReadableStream.from`, which Chromium and Safari do not have. */
function streamOf(source: () => AsyncGenerator<Bytes, void>): ReadableStream<Bytes> {
  const pieces = source();
  return new ReadableStream<Bytes>(
    {
      async pull(controller) {
        const piece = await pieces.next();
        if (piece.done) controller.close();
        else controller.enqueue(piece.value);
      },
      async cancel() {
        await pieces.return();
      },
    },
    { highWaterMark: 0 },
  );
}

function eventBody(
  { stream }: StreamAnswer,
  signals: readonly AbortSignal[],
  ended: () => void,
): ReadableStream<Bytes> {
  const left = new AbortController();
  left.signal.addEventListener('abort', ended);
  const texts = stream(left.signal)[Symbol.asyncIterator]();
  return new ReadableStream({
    start(controller) {
      const { signal: once } = left;
      for (const signal of signals) {
        const fail = (): void => {
          left.abort();
          controller.error(signal.reason);
        };
        signal.addEventListener('abort', fail, { signal: once });
      }
    },
    async pull(controller) {
      const { done, value } = await texts.next();
      if (done || left.signal.aborted) return;
      controller.enqueue(encoder.encode(value));
    },
    cancel: () => left.abort(),
  });
}

/** What fetch throws when the other side resets the connection. */
export function connectionReset(): TypeError {
  const cause = Object.assign(new Error('read ECONNRESET'), {
    code: 'ECONNRESET',
    errno: -104,
    syscall: 'read',
  });
  return new TypeError('fetch failed', { cause });
}
