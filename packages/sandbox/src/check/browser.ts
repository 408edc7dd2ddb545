import { cookieJar, type CookieJar } from './cookie-jar.ts';
import { refreshOf } from './page-text.ts';
import { headerOf, send, type Answer, type SentRequest } from './send.ts';

/** How a browser opens an address. */
export interface Opening {
  readonly method?: string;
  readonly headers?: Readonly<Record<string, string>>;
  /** The fields of a form that is posted. */
  readonly form?: Readonly<Record<string, string>>;
  /** What is posted in place of a form. */
  readonly body?: { readonly type: string; readonly text: string };
  /** Whether it is a script of the page that asks if the browser has a token for it; otherwise a link is followed. */
  readonly byScript?: boolean;
  /** How long each answer may take: milliseconds, by default 15 000. */
  readonly patience?: number;
}

/** All that was answered until the browser came to rest; the last is the page that the customer sees. */
export interface Visit {
  readonly steps: readonly Answer[];
  readonly last: Answer;
  /** Where the last answer leads, if that is outside the app: it was not followed. */
  readonly outside: URL | undefined;
}

/** The web view of one customer, with cookies of its own. */
export interface Browser {
  readonly jar: CookieJar;
  /** The token that scripts of the app's page send with their requests, once they have one. */
  bearer: string | undefined;
  /** Opens an address of the app. What leads elsewhere is not followed. */
  open(address: string | URL, opening?: Opening): Promise<Visit>;
  /** A browser of its own with the same cookies, or with those of one name alone. */
  copy(cookie?: string): Browser;
}

/** The most redirects that are followed. */
const mostSteps = 10;
const usualPatience = 15_000;

/**
 * A browser that opens the app alone.
 * @param app an address of the app, whose origin is the only one that is called
 * @param onAnswer called with each answer
 */
export function createBrowser(
  app: URL,
  stopped: AbortSignal,
  onAnswer: (request: SentRequest, answer: Answer) => void,
  jar: CookieJar = cookieJar(),
): Browser {
  const ask = async (request: SentRequest, patience: number): Promise<Answer> => {
    stopped.throwIfAborted();
    const answer = await send(request, patience, stopped);
    stopped.throwIfAborted();
    jar.keep(answer);
    onAnswer(request, answer);
    return answer;
  };
  const browser: Browser = {
    jar,
    bearer: undefined,
    async open(address, { method, headers, form, body, byScript = false, patience } = {}) {
      const steps: Answer[] = [];
      let url = new URL(address, app);
      if (url.origin !== app.origin) throw new TypeError('The address is not one of the app.');
      let sent = form ? { type: formType, text: new URLSearchParams(form).toString() } : body;
      let verb = method ?? (sent ? 'POST' : 'GET');
      for (;;) {
        const type = sent === undefined ? {} : { 'Content-Type': sent.type };
        const { bearer } = browser;
        const own = byScript && bearer !== undefined ? scripted(bearer) : {};
        const all = { ...navigation(jar.header(url)), ...type, ...headers, ...own };
        const request = { method: verb, url, headers: all, body: sent?.text };
        const last = await ask(request, patience ?? usualPatience);
        steps.push(last);
        const next = nextOf(last);
        const outside = next && next.origin !== app.origin ? next : undefined;
        if (!next || outside || steps.length > mostSteps) return { steps, last, outside };
        url = next;
        if (![307, 308].includes(last.status))
          [verb, sent] = [verb === 'HEAD' ? verb : 'GET', undefined];
      }
    },
    copy: (cookie) => createBrowser(app, stopped, onAnswer, jar.copy(cookie)),
  };
  return browser;
}

/** How browsers post a form. */
export const formType = 'application/x-www-form-urlencoded';

/** As a web view asks after a launch. */
function navigation(cookie: string): Record<string, string> {
  return {
    'User-Agent': 'MonPay-Sandbox-Check',
    Accept: 'text/html,application/xhtml+xml;q=0.9,*/*;q=0.8',
    'Accept-Language': 'mn',
    'Sec-Fetch-Site': 'cross-site',
    'Sec-Fetch-Mode': 'navigate',
    'Sec-Fetch-Dest': 'document',
    ...(cookie !== '' && { Cookie: cookie }),
  };
}

/** As a script of the page asks. */
export const scriptHeaders = {
  Accept: 'application/json, */*',
  'Sec-Fetch-Site': 'same-origin',
  'Sec-Fetch-Mode': 'cors',
  'Sec-Fetch-Dest': 'empty',
} as const;

function scripted(bearer: string): Record<string, string> {
  return { ...scriptHeaders, Authorization: `Bearer ${bearer}` };
}

/** Where an answer sends the browser, if it does. */
function nextOf(answer: Answer): URL | undefined {
  const { status, url } = answer;
  const location = [301, 302, 303, 307, 308].includes(status)
    ? headerOf(answer, 'location')
    : refreshOf(answer);
  if (location === undefined || !URL.canParse(location, url.href)) return undefined;
  const next = new URL(location, url.href);
  return next.href === url.href && status === 200 ? undefined : next;
}
