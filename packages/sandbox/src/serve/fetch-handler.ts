import { connectionReset, deliverResponse } from '../http/fetch-delivery.ts';
import { bodyLimit, sandboxError, type PlainAnswer, type PlainRequest } from '../http/message.ts';
import { readStart } from '../http/read-start.ts';
import { isMonPayHost } from '../world/monpay-host.ts';
import { asRequest } from './as-request.ts';
import type { Answering } from './platform.ts';
import type { World } from '../world/world.ts';

/**
 * Answers as a server would, without a socket: `fetch` for code that takes one. Nothing leaves the process.
 * @param origin what a relative address is relative to
 * @throws {TypeError} as fetch does, if the connection is reset; the cause has the code ECONNRESET
 */
export async function handleFetch(
  world: World,
  answering: Answering,
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
    const answer = isMonPayHost(url.host) ? wrongHost() : await answering(plain);
    streams = 'stream' in answer;
    const follow = (location: string): Promise<Response> =>
      handleFetch(world, answering, url.origin, location, {
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

/** Undefined if it is too long: then the rest is not read. */
async function readBody(request: Request): Promise<Uint8Array | undefined> {
  // Firefox has no `body`, and reads a request whole or not at all.
  const body = request.body as Request['body'] | undefined;
  const bytes =
    body === undefined
      ? new Uint8Array(await request.arrayBuffer())
      : await readStart(body, bodyLimit + 1);
  return bytes.length > bodyLimit ? undefined : bytes;
}

function wrongHost(): PlainAnswer {
  return sandboxError(
    421,
    'wrong_host',
    "The request names a host of MonPay's, and this is a sandbox. Give your client the sandbox's origin; any other will do, such as https://sandbox.invalid.",
  );
}
