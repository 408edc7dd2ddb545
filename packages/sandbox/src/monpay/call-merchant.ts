import { isLoopbackAddress, isMachineAddress } from '../http/addresses.ts';
import { AddressNotAllowed, answerLimit, dial, type DialedAnswer } from '../http/dial.ts';
import { sandboxHeaders } from '../http/message.ts';
import { isMonPayHost } from '../world/monpay-host.ts';
import type { World } from '../world/world.ts';

/** How long a merchant's server has to answer: milliseconds. */
const patience = 10_000;

type Headers = Readonly<Record<string, string>>;
const ownHeaders = { ...sandboxHeaders, Accept: '*/*', 'User-Agent': 'MonPay-Sandbox' };

/** What became of a call to a merchant's server; `duration` in milliseconds. */
export type Called =
  | { readonly state: 'answered'; readonly answer: DialedAnswer; readonly duration: number }
  | { readonly state: 'failed'; readonly reason: string; readonly duration: number }
  | { readonly state: 'not_sent'; readonly reason: string };

/**
 * Sends one GET to a merchant's server, if it is on this machine or among those that were allowed. Follows no
 * redirect, and never rejects.
 */
export async function callMerchant(
  world: World,
  address: string,
  moreHeaders: Headers = {},
): Promise<Called> {
  const refusal = whyNot(world, address);
  if (refusal !== undefined) return notSent(refusal);
  const cutter = new AbortController();
  world.underWay.add(cutter);
  const signal = AbortSignal.any([cutter.signal, AbortSignal.timeout(patience)]);
  const headers = { ...ownHeaders, ...moreHeaders };
  const started = performance.now();
  const duration = (): number => Math.round(performance.now() - started);
  try {
    const answer = await (world.deliver
      ? given(world, address, headers, signal)
      : own(world, address, headers, signal));
    return { state: 'answered', answer, duration: duration() };
  } catch (error) {
    if (error instanceof AddressNotAllowed) return notSent(addressNotAllowed);
    return { state: 'failed', reason: reasonOf(error, signal), duration: duration() };
  } finally {
    world.underWay.delete(cutter);
  }
}

const addressNotAllowed =
  'The name leads to an address that is not called: only this machine is, and what --deliver-to (the option deliverTo) names, but for link-local and broadcast addresses.';

function notSent(reason: string): Called {
  return { state: 'not_sent', reason };
}

/** Why an address is not called, whatever its name leads to. */
function whyNot({ deliver, deliverTo }: World, address: string): string | undefined {
  const url = URL.canParse(address) ? new URL(address) : undefined;
  if (!url || !/^https?:$/.test(url.protocol)) {
    return "An app's own scheme is not called by a server. Give the invoice a clientServiceUrl with http or https.";
  }
  if (isMonPayHost(url.host)) return "A sandbox calls no host of MonPay's.";
  if (deliver || isThisMachine(url) || deliverTo.has(nameOf(url))) return undefined;
  return `The sandbox calls this machine only. To have it call this server, start it with --deliver-to ${nameOf(url)} (the option deliverTo).`;
}

function nameOf({ hostname }: URL): string {
  return hostname.replace(/\.$/, '');
}

function isThisMachine(url: URL): boolean {
  const name = nameOf(url);
  return /^(.+\.)?localhost$/.test(name) || isLoopbackAddress(name.replace(/^\[|\]$/g, ''));
}

function own(
  world: World,
  address: string,
  headers: Headers,
  signal: AbortSignal,
): Promise<DialedAnswer> {
  const url = new URL(address);
  const mayConnect = world.deliverTo.has(nameOf(url)) ? isMachineAddress : isLoopbackAddress;
  return dial(url, { headers, mayConnect, signal });
}

/** Through the function that the sandbox was given in place of a network. */
async function given(
  { deliver }: World,
  url: string,
  headers: Headers,
  signal: AbortSignal,
): Promise<DialedAnswer> {
  const answering = Promise.resolve(
    deliver?.(url, { method: 'GET', headers, redirect: 'manual', signal }),
  );
  const aborted = new Promise<never>((_, reject) => {
    signal.addEventListener('abort', () => reject(signal.reason as Error), { once: true });
  });
  const response = await Promise.race([answering, aborted]);
  if (!response) throw new TypeError('deliver returned nothing');
  const cookies = response.headers.getSetCookie().map((value) => ['Set-Cookie', value] as const);
  const others = [...response.headers].filter(([name]) => name !== 'set-cookie');
  const body = await Promise.race([startOf(response), aborted]);
  return { status: response.status, headers: [...others, ...cookies], body };
}

async function startOf({ body }: Response): Promise<string> {
  const chunks: Uint8Array[] = [];
  let length = 0;
  // Leaving the loop cancels the rest.
  for await (const chunk of body ?? []) {
    chunks.push(chunk);
    length += chunk.length;
    if (length >= answerLimit) break;
  }
  return Buffer.concat(chunks).subarray(0, answerLimit).toString('utf8');
}

/** A code or a name at most: what others put into a message is not repeated. */
function reasonOf(error: unknown, signal: AbortSignal): string {
  if (signal.aborted) {
    return (signal.reason as Error)?.name === 'TimeoutError'
      ? `No answer within ${patience / 1000} seconds.`
      : 'The sandbox was closed before an answer came.';
  }
  const { code, cause, name } = error as {
    code?: unknown;
    cause?: { code?: unknown };
    name?: unknown;
  };
  const known = [code, cause?.code, name].find(isWord) ?? 'the request failed';
  return `No answer: ${known}. Does the merchant's server run?`;
}

function isWord(value: unknown): value is string {
  return typeof value === 'string' && /^\w{1,40}$/.test(value);
}
