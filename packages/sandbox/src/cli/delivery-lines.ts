import type { Delivery } from '../generated/admin-api.ts';
import { typedAs } from './typed-as.ts';

/** How much of what a merchant's server answered is printed: characters. */
const longest = 80;

/** What was sent to the merchant's server, what became of it, and what to do if the server did not take it. */
export function deliveryLines({
  id,
  url,
  status,
  state,
  answer = '',
  duration,
  reason,
}: Delivery): string[] {
  const outcome = status === null ? state.replace('_', ' ') : `HTTP ${status} in ${duration} ms`;
  const advice = status === null ? undefined : adviceOn(status);
  const details = [outcome, shortened(answer), advice, reason];
  return [`${id}: GET ${url}`, ...details.filter(Boolean).map((detail) => `  ${detail}`)];
}

/** The beginning of an answer; nothing of a web page, whose beginning says nothing. */
function shortened(answer: string): string {
  const line = answer.replace(/\s+/g, ' ').trim();
  if (line.startsWith('<')) return '';
  return line.length > longest ? `${line.slice(0, longest).toWellFormed()}…` : line;
}

function adviceOn(status: number): string | undefined {
  switch (status) {
    case 404:
      return 'Your server has no route for this notice, or does not know the order.';
    case 405:
      return 'Your server does not take this notice with GET, as MonPay sends it.';
    case 503:
      return `Your server can't take it yet. Send it again: ${typedAs()} resend`;
  }
  if (status >= 500) return 'Your server failed: read its log.';
  if (status >= 300 && status < 400) return 'Your server redirects, which is not followed.';
  return undefined;
}
