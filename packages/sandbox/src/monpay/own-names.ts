import type { PlainAnswer, PlainRequest } from '../http/message.ts';
import { sandboxHeaders } from '../http/message.ts';

const loopback = /^(localhost|127\.0\.0\.1|\[::1\])$/;

/** Whether an origin has a loopback name. */
export function isThisMachine(origin: string): boolean {
  return loopback.test(new URL(origin).hostname);
}

/**
 * The sandbox's own origin by the loopback name that an address has, or by another one. To a browser they are two
 * sites, so a page of the other one sends the mini app what a web view sends it: no cookie with SameSite=Strict.
 * @param address of the mini app; one that is not on this machine is of another site anyway
 */
export function ownOrigin(origin: string, address: string, which: 'same' | 'other'): string {
  const own = new URL(origin);
  const { hostname } = new URL(address);
  if (!loopback.test(own.hostname) || !loopback.test(hostname)) return origin;
  if (which === 'same') own.hostname = hostname;
  else if (own.hostname === hostname) {
    own.hostname = hostname === 'localhost' ? '127.0.0.1' : 'localhost';
  }
  return own.origin;
}

/** All origins that the sandbox can be opened by on this machine. */
export function ownOrigins(origin: string): string[] {
  if (!isThisMachine(origin)) return [origin];
  const own = new URL(origin);
  return ['localhost', '127.0.0.1'].map((name) => {
    own.hostname = name;
    return own.origin;
  });
}

/**
 * Sends a browser on to the name by which the pay page is true: in the phone's frame the mini app's, or none of its
 * cookies would come; in a window of its own another, since MonPay's page is of another site. Undefined if it is
 * there already, or is not a browser.
 */
export function byTrueName(request: PlainRequest, address: string): PlainAnswer | undefined {
  const dest = request.header('sec-fetch-dest');
  if (dest !== 'iframe' && dest !== 'document') return undefined;
  const origin = ownOrigin(request.origin, address, dest === 'iframe' ? 'same' : 'other');
  if (origin === request.origin) return undefined;
  const headers = { ...sandboxHeaders, 'Cache-Control': 'no-store' };
  return { status: 303, headers: { ...headers, Location: origin + request.target }, body: '' };
}
