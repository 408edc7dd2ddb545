import { failed, notConcerned, passed, type Case } from '../case.ts';
import { isOver, setCookiesOf, type SetCookie } from '../cookie-jar.ts';
import { shows } from '../customer.ts';
import { needsWorkingLaunch } from '../needs.ts';
import { headerOf, type Answer } from '../send.ts';
import { withoutCode, type Launch, type Stage } from '../stage.ts';

/** Whether what was answered to the code can be kept by a cache. */
export const noStore: Case = {
  name: 'no-store',
  page: 'security',
  group: 'launch',
  provenance: 'documented',
  title: { mn: 'Нээлтийн хариуг кэш хадгалахгүй', en: 'No cache stores the answer to a launch' },
  async run(stage) {
    needsWorkingLaunch(stage);
    const { steps, minted } = await stage.launch(stage.customer());
    const kept = steps.filter(({ url }) => url.href.includes(minted.code)).find(mayBeKept);
    if (!kept) {
      return passed({
        mn: 'Нээлтийн хариуг ямар ч кэш хадгалахгүй.',
        en: 'No cache may store the answer to the launch.',
      });
    }
    const given = headerOf(kept, 'cache-control')?.slice(0, 100) ?? '';
    return failed(
      {
        mn: `HTTP ${kept.status} хариу Cache-Control: ${given || '(алга)'}-тай.`,
        en: `HTTP ${kept.status} came with Cache-Control: ${given || '(none)'}.`,
      },
      { mn: 'Cache-Control: no-store.', en: 'Cache-Control: no-store.' },
    );
  },
};

/** RFC 9111: a temporary redirect is kept only if it says so; a page may be kept unless it says no. */
function mayBeKept(answer: Answer): boolean {
  const control = headerOf(answer, 'cache-control')?.toLowerCase() ?? '';
  if (control.includes('no-store')) return false;
  if (![302, 303, 307].includes(answer.status)) return true;
  return /max-age=[1-9]|public/.test(control) || headerOf(answer, 'expires') !== undefined;
}

/** The flags of the session's cookies. */
export const cookieFlags: Case = {
  name: 'cookie-flags',
  page: 'security',
  group: 'launch',
  provenance: 'documented',
  title: { mn: 'Сешнийн күүкийн тэмдэглэгээ', en: 'The flags of the session cookie' },
  async run(stage) {
    const cookies = await sessionCookies(stage);
    if (cookies.length === 0) return notConcerned(noCookie);
    const secure = stage.app.url.protocol === 'https:';
    const missing = cookies.flatMap(({ name, attributes }) => {
      const none = attributes.get('samesite') === 'none';
      return [
        ...(attributes.has('httponly') ? [] : [`${name}: HttpOnly`]),
        // Not every web view takes Lax for granted.
        ...(attributes.has('samesite') ? [] : [`${name}: SameSite`]),
        ...((secure || none) && !attributes.has('secure') ? [`${name}: Secure`] : []),
      ];
    });
    if (missing.length === 0) {
      const names = cookies.map(({ name }) => name).join(', ');
      return passed({ mn: `${names}: зөв.`, en: `${names}: all flags are set.` });
    }
    return failed(
      { mn: `Дутуу: ${missing.join(', ')}.`, en: `Missing: ${missing.join(', ')}.` },
      {
        mn: 'HttpOnly; SameSite=Lax, https дээр бас Secure.',
        en: 'HttpOnly; SameSite=Lax, and Secure with https.',
      },
    );
  },
};

/** A cookie that a web view holds back when another site sends the customer back. */
export const cookieStrict: Case = {
  name: 'cookie-strict',
  page: 'security',
  group: 'launch',
  provenance: 'assumed',
  title: {
    mn: 'MonPay-ээс буцаж ирэхэд күүки хамт ирнэ',
    en: 'The session cookie is sent when MonPay sends the customer back',
  },
  async run(stage) {
    const cookies = await sessionCookies(stage);
    if (cookies.length === 0) return notConcerned(noCookie);
    const strict = cookies.filter(({ attributes }) => attributes.get('samesite') === 'strict');
    if (strict.length === 0) {
      return passed({ mn: 'SameSite=Strict күүки алга.', en: 'No cookie is SameSite=Strict.' });
    }
    const names = strict.map(({ name }) => name).join(', ');
    return failed(
      {
        mn: `${names} нь SameSite=Strict: төлбөрийн хуудаснаас буцахад WebView явуулахгүй.`,
        en: `${names} is SameSite=Strict, so a web view does not send it when the pay page leads back to the app.`,
      },
      { mn: 'SameSite=Lax.', en: 'SameSite=Lax.' },
    );
  },
};

const noCookie = {
  mn: 'Нээлт сешнийн күүки тавьдаггүй.',
  en: 'The launch sets no session cookie.',
};

/**
 * What a customer gets and a stranger does not, or what is too long to be a choice or a setting. A token against forged
 * requests is for scripts to read; whether a cookie of such a name is no more than that shows where it is sent alone.
 */
async function sessionCookies(stage: Stage): Promise<readonly SetCookie[]> {
  needsWorkingLaunch(stage);
  const launch = await stage.launch(stage.customer());
  const { cookies, greets } = stage.app.habits;
  const found: SetCookie[] = [];
  for (const cookie of launch.steps.flatMap(setCookiesOf)) {
    const { name, value, attributes } = cookie;
    if (isOver(attributes) || (!cookies.has(name) && value.length < 16)) continue;
    const isForScripts = /csrf|xsrf/i.test(name);
    if (!isForScripts || (greets ? await signsIn(stage, launch, name) : cookies.has(name)))
      found.push(cookie);
  }
  return found;
}

/** Whether one cookie is all that the customer's page asks for. */
async function signsIn(stage: Stage, launch: Launch, name: string): Promise<boolean> {
  const where = stage.app.options.page ?? launch.landing.last.url;
  const { last } = await launch.browser.copy(name).open(withoutCode(where, launch));
  return shows(launch.customer, last);
}
