import { sandboxHeaders } from '../http/message.ts';
import { readStart } from '../http/read-start.ts';
import { answerLimit, NotSent, type DialedAnswer } from '../world/dial.ts';
import type { DeliverNotice } from '../world/deliver-to.ts';
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
  const refusal = whyNot(address);
  if (refusal !== undefined) return notSent(refusal);
  const cutter = new AbortController();
  world.underWay.add(cutter);
  const signal = AbortSignal.any([cutter.signal, AbortSignal.timeout(patience)]);
  const headers = { ...ownHeaders, ...moreHeaders };
  const started = performance.now();
  const duration = (): number => Math.round(performance.now() - started);
  try {
    const { deliver, deliverTo } = world;
    const answer = await (deliver
      ? given(deliver, address, headers, signal)
      : world.dial(new URL(address), { headers, deliverTo, signal }));
    return { state: 'answered', answer, duration: duration() };
  } catch (error) {
    if (error instanceof NotSent) return notSent(error.message);
    return { state: 'failed', reason: reasonOf(error, signal), duration: duration() };
  } finally {
    world.underWay.delete(cutter);
  }
}

function notSent(reason: string): Called {
  return { state: 'not_sent', reason };
}

/** Why an address is not called, whoever would carry the call. */
function whyNot(address: string): string | undefined {
  const url = URL.canParse(address) ? new URL(address) : undefined;
  if (!url || !/^https?:$/.test(url.protocol)) {
    return "An app's own scheme is not called by a server. Give the invoice a clientServiceUrl with http or https.";
  }
  return isMonPayHost(url.host) ? "A sandbox calls no host of MonPay's." : undefined;
}

/** Through the function that the sandbox was given in place of a network. */
async function given(
  deliver: DeliverNotice,
  url: string,
  headers: Headers,
  signal: AbortSignal,
): Promise<DialedAnswer> {
  const answering = Promise.resolve(
    deliver(url, { method: 'GET', headers, redirect: 'manual', signal }),
  );
  const aborted = new Promise<never>((_, reject) => {
    signal.addEventListener('abort', () => reject(signal.reason as Error), { once: true });
  });
  const response = await Promise.race([answering, aborted]);
  if (!response) throw new TypeError('deliver returned nothing');
  const cookies = response.headers.getSetCookie().map((value) => ['Set-Cookie', value] as const);
  const others = [...response.headers].filter(([name]) => name !== 'set-cookie');
  const start = await Promise.race([readStart(response.body, answerLimit), aborted]);
  return { status: response.status, headers: [...others, ...cookies], body: textOf(start) };
}

function textOf(bytes: Uint8Array): string {
  return new TextDecoder('utf-8', { ignoreBOM: true }).decode(bytes);
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
