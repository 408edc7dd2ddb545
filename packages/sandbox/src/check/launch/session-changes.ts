import type { Browser } from '../browser.ts';
import { failed, notConcerned, NotJudged, passed, type Case } from '../case.ts';
import { shows, type Customer } from '../customer.ts';
import { signedInPage } from '../habits.ts';
import { needsWorkingLaunch } from '../needs.ts';
import { withoutCode } from '../stage.ts';
import { cannotSee } from './refused-codes.ts';

const right = {
  mn: 'Нээлт бүр шинэ дугаартай сешн эхлүүлнэ (PHP: session_regenerate_id(true)).',
  en: 'Each launch starts a session with a new id (PHP: session_regenerate_id(true)).',
};

/** Launches in a browser that has cookies already. */
export const sessionChanges: Case = {
  name: 'session-changes',
  page: 'security',
  group: 'launch',
  provenance: 'documented',
  title: { mn: 'Нээлт бүр шинэ сешн', en: 'A new session at each launch' },
  async run(stage) {
    needsWorkingLaunch(stage);
    const { page: named, login } = stage.app.options;
    if (!stage.app.habits.greets || (login && named === undefined)) throw new NotJudged(cannotSee);
    const browser = stage.browser();
    await browser.open(stage.app.url);
    const beforeAny = browser.copy();
    const [one, other] = [stage.customer(), stage.customer()];
    const first = await stage.launch(one, { browser });
    if (browser.jar.size === 0) {
      return notConcerned({ mn: 'Апп күүки тавьдаггүй.', en: 'The app sets no cookies.' });
    }
    const beforeOther = browser.copy();
    const second = await stage.launch(other, { browser });
    const page = await signedInPage(stage, second);
    if (shows(one, page)) {
      return failed(
        {
          mn: 'Хоёр дахь хэрэглэгч эхний хэрэглэгчийн сешнд орлоо.',
          en: 'The second customer ended up in the session of the first.',
        },
        right,
      );
    }
    const where = withoutCode(named ?? first.landing.last.url, first);
    if (!(await sees(browser, where, other))) throw new NotJudged(cannotSee);
    const joined = (await sees(beforeAny, where, one)) || (await sees(beforeOther, where, other));
    return joined
      ? failed(
          {
            mn: 'Нээлтээс өмнөх күүкигээр нэвтэрсэн хэрэглэгчийн хуудас харагдлаа (session fixation).',
            en: 'A cookie from before the launch shows the customer’s page (session fixation).',
          },
          right,
        )
      : passed({
          mn: 'Нээлтээс өмнөх күүки нэвтэрсэн хуудсыг харуулсангүй.',
          en: 'Cookies from before a launch don’t show the customer’s page.',
        });
  },
};

async function sees(browser: Browser, where: string | URL, customer: Customer): Promise<boolean> {
  return shows(customer, (await browser.open(where, { byScript: true })).last);
}
