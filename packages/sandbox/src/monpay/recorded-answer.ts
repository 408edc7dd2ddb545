import { shownText } from '../http/shown-text.ts';
import type { PlainAnswer } from '../http/message.ts';
import type { RecordedAnswer } from '../world/recorded.ts';

/** How much of a body, and how many headers, are kept: characters, headers. */
const longestBody = 2000;
const mostHeaders = 40;

/** An answer as it may be shown: without the secrets, and without the value of a cookie. */
export function shownAnswer(
  headers: Iterable<readonly [name: string, value: string]>,
  body: string,
  secrets: readonly string[],
): RecordedAnswer {
  return {
    headers: [...headers].slice(0, mostHeaders).map(([name, value]) => ({
      name: shownText(name, secrets),
      value: shownText(withoutValue(name, value), secrets),
    })),
    body: shownText(body, secrets, longestBody),
  };
}

/** Of a cookie only the name and the attributes are shown; of an address behind a redirect not the query. */
function withoutValue(name: string, value: string): string {
  switch (name.toLowerCase()) {
    case 'set-cookie':
      return value.replace(/^([^=;]*)=[^;]*/, '$1=[redacted]');
    case 'location':
      return value.replace(/[?#].*$/, '?…');
    default:
      return value;
  }
}

/** What stands in the path of a merchant's address is the order's secret. */
function withoutPaths(body: string): string {
  return body
    .slice(0, 2 * longestBody)
    .replace(/"(redirectUri|clientServiceUrl)":"(\w+:\/\/[^/"]*)\/[^"]*("|$)/g, '"$1":"$2/…"');
}

/** What an answer of the sandbox is on record with: what was sent, and how long it took in all. */
export function answered(
  { headers, body, delivery }: PlainAnswer,
  secrets: readonly string[],
  started: number,
): { readonly answer?: RecordedAnswer; readonly duration?: number } {
  const { fault, delay = 0, slowBody = 0 } = delivery ?? {};
  if (fault === 'hang' || fault === 'reset') return {};
  const held = delay + (fault === 'slow_body' ? slowBody : 0);
  return {
    answer: shownAnswer(Object.entries(headers), withoutPaths(body), secrets),
    duration: Math.round(performance.now() - started + held),
  };
}
