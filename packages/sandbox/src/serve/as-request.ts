/**
 * The request as the platform's own, whoever made it: a test's environment or an installed `undici` has a Request
 * and an AbortSignal of its own, which the platform's `new Request()` does not take.
 * @param origin what a relative address is relative to
 */
export function asRequest(
  input: Request | string | URL,
  init: RequestInit | undefined,
  origin: string,
): Request {
  const own = withOwnSignal(init);
  if (!isRequest(input)) return new Request(new URL(input, origin), own);
  if (input instanceof Request) return new Request(input, own);
  const { url, method, headers, body, redirect, signal } = input;
  const foreign = { method, headers: [...headers], body, redirect, signal, duplex: 'half' };
  return new Request(url, { ...withOwnSignal(foreign as RequestInit), ...own });
}

function isRequest(input: string | URL | Request): input is Request {
  return typeof input === 'object' && 'method' in input && 'url' in input;
}

function withOwnSignal(init: RequestInit | undefined): RequestInit | undefined {
  const signal: unknown = init?.signal;
  if (signal instanceof AbortSignal || !isSignal(signal)) return init;
  const controller = new AbortController();
  const abort = (): void => controller.abort(signal.reason);
  if (signal.aborted) abort();
  else signal.addEventListener('abort', abort, { once: true });
  return { ...init, signal: controller.signal };
}

/** By shape, since the ones of other realms and packages are of other classes. */
function isSignal(signal: unknown): signal is AbortSignal {
  return typeof Object(signal).aborted === 'boolean';
}
