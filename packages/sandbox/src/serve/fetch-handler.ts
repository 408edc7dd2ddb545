import { connectionReset, deliverResponse } from '../http/fetch-delivery.ts';
import { bodyLimit, sandboxError, type PlainAnswer, type PlainRequest } from '../http/message.ts';
import { isMonPayHost } from '../world/monpay-host.ts';
import { asRequest } from './as-request.ts';
import { answerRequest } from './router.ts';
import type { World } from '../world/world.ts';

/**
 * Answers as a server would, without a socket: `fetch` for code that takes one. Nothing leaves the process.
 * @param origin what a relative address is relative to
 * @throws {TypeError} as fetch does, if the connection is reset; the cause has the code ECONNRESET
 */
export async function handleFetch(
  world: World,
  origin: string,
  input: Request | string | URL,
  init?: RequestInit,
): Promise<Response> {
  const request = asRequest(input, init, origin);
  const held = [input, request];
  const { cut, release } = hold(world, held);
  let streams = false;
  try {
    request.signal.throwIfAborted();
    const url = new URL(request.url);
    const plain = await plainRequest(request, url);
    request.signal.throwIfAborted();
    const answer = isMonPayHost(url.host) ? wrongHost() : await answerRequest(world, plain);
    streams = 'stream' in answer;
    const follow = (location: string): Promise<Response> =>
      handleFetch(world, url.origin, location, {
        method: request.method,
        signal: request.signal,
      });
    return await deliverResponse(answer, request, { held, cut, follow, ended: release });
  } finally {
    if (!streams) release();
  }
}

/**
 * Keeps a request as alive as an open socket would, and the process with it. A signal holds the Requests that
 * follow it only weakly: what hangs would be collected as garbage, and never hear that it was aborted.
 */
function hold({ underWay }: World, held: unknown): { cut: AbortSignal; release: () => void } {
  const cutter = new AbortController();
  const timer = setInterval(() => held, 60_000);
  underWay.add(cutter);
  const release = (): void => {
    clearInterval(timer);
    underWay.delete(cutter);
  };
  return { cut: cutter.signal, release };
}

/** Ends every request that hangs, as closing a server does. */
export function cutConnections({ underWay }: World): void {
  for (const cutter of underWay) cutter.abort(connectionReset());
}

async function plainRequest(request: Request, url: URL): Promise<PlainRequest> {
  return {
    method: request.method,
    target: url.pathname + url.search,
    origin: url.origin,
    header: (name) => request.headers.get(name) ?? undefined,
    body: await readBody(request),
  };
}

async function readBody(request: Request): Promise<Uint8Array | undefined> {
  const chunks: Uint8Array[] = [];
  let length = 0;
  for await (const chunk of request.body ?? []) {
    length += chunk.length;
    if (length > bodyLimit) return undefined;
    chunks.push(chunk);
  }
  return Buffer.concat(chunks);
}

function wrongHost(): PlainAnswer {
  return sandboxError(
    421,
    'wrong_host',
    "The request names a host of MonPay's, and this is a sandbox. Give your client the sandbox's origin; any other will do, such as https://sandbox.invalid.",
  );
}
