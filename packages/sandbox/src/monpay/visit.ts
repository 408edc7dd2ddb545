import { shownText } from '../http/shown-text.ts';
import type { DialedAnswer } from '../world/dial.ts';
import type { Framing, Visit, VisitStep } from '../world/visit.ts';
import type { World } from '../world/world.ts';
import { callMerchant } from './call-merchant.ts';
import { framingOf } from './framing.ts';
import { shownAnswer } from './recorded-answer.ts';
import { secretsOf } from './shown-field.ts';

/** How many answers are looked at: the launch's, and where it leads. */
const mostSteps = 4;

/**
 * Opens a mini app as the web view does, but without a browser, and follows its redirects on this machine. Cookies
 * are sent on as a web view sends them after a launch: without those that are `SameSite=Strict`.
 * @param origin of the phone, which would have the page in a frame
 * @param launched whether the address carries a code, so that the last page is the one that the customer sees
 */
export async function visit(
  world: World,
  address: string,
  origin: string,
  launched: boolean,
): Promise<Visit> {
  const steps: VisitStep[] = [];
  const jars = new Map<string, Map<string, string>>();
  const strict = new Set<string>();
  let framing: Framing = 'unknown';
  let refusedBy: Visit['refusedBy'];
  let next: string | undefined = address;
  while (next !== undefined && steps.length < mostSteps) {
    const url: URL = new URL(next);
    const called = await callMerchant(world, url.href, {
      ...requestHeaders(jars.get(url.host)),
      // A look is nobody's visit: the server has nothing to do for it, and nothing to log.
      ...(!launched && { 'Sec-Purpose': 'prefetch' }),
    });
    if (called.state !== 'answered') {
      const { reason } = called;
      steps.push({ url: shownUrl(url), status: null, headers: [], body: '', reason });
      framing = 'unknown';
      break;
    }
    const { answer, duration } = called;
    keepCookies(answer, jars, strict, url.host);
    const { status } = answer;
    const shown = shownAnswer(answer.headers, answer.body, secretsIn(world, url, answer));
    steps.push({ url: shownUrl(url), status, ...shown, duration });
    next = redirection(answer, url);
    if (next !== undefined) continue;
    const verdict = framingOf(answer.headers, origin);
    ({ refusedBy } = verdict);
    // What lies behind a launch is not seen without a code.
    framing = verdict.framing === 'allowed' && !launched ? 'unknown' : verdict.framing;
  }
  return { steps, framing, ...(refusedBy && { refusedBy }), strictCookies: [...strict] };
}

function requestHeaders(cookies: ReadonlyMap<string, string> = new Map()): Record<string, string> {
  const cookie = [...cookies].map(([name, value]) => `${name}=${value}`).join('; ');
  return {
    Accept: 'text/html,application/xhtml+xml;q=0.9,*/*;q=0.8',
    'Sec-Fetch-Site': 'cross-site',
    'Sec-Fetch-Mode': 'navigate',
    'Sec-Fetch-Dest': 'document',
    ...(cookie !== '' && { Cookie: cookie }),
  };
}

function keepCookies(
  { headers }: DialedAnswer,
  jars: Map<string, Map<string, string>>,
  strict: Set<string>,
  host: string,
): void {
  const jar = jars.get(host) ?? new Map<string, string>();
  jars.set(host, jar);
  for (const [header, line] of headers) {
    const [, name = '', value = ''] = /^([\w!#$%&'*+.^`|~-]{1,100})=([^;]*)/.exec(line) ?? [];
    if (header.toLowerCase() !== 'set-cookie' || name === '') continue;
    if (/;\s*samesite\s*=\s*strict\b/i.test(line)) strict.add(name);
    else jar.set(name, value.trim());
  }
}

function redirection({ status, headers }: DialedAnswer, url: URL): string | undefined {
  const location = headers.find(([name]) => name.toLowerCase() === 'location')?.[1];
  if (location === undefined || ![301, 302, 303, 307, 308].includes(status)) return undefined;
  return URL.canParse(location, url.href) ? new URL(location, url.href).href : undefined;
}

/** Every secret of the sandbox, the code in the address, and the values of cookies. */
function secretsIn(world: World, url: URL, { headers }: DialedAnswer): string[] {
  const cookies = headers
    .filter(([name]) => name.toLowerCase() === 'set-cookie')
    .map(([, line]) => /^[^=;]*=([^;]{4,})/.exec(line)?.[1] ?? '');
  const code = url.searchParams.get('code') ?? '';
  return [...secretsOf(world, new Map()), code, ...cookies].filter((text) => text.length >= 4);
}

function shownUrl({ origin, pathname, search }: URL): string {
  return shownText(`${origin}${pathname}${search === '' ? '' : '?…'}`, []);
}
