import { failed, NotJudged, passed, type Case } from '../case.ts';
import { shows, type Customer } from '../customer.ts';
import { needsWorkingLaunch } from '../needs.ts';
import { signedInPage } from '../habits.ts';
import type { Answer } from '../send.ts';
import type { Launch, Stage } from '../stage.ts';
import { cannotSee } from './refused-codes.ts';

const right = {
  mn: 'Хэрэглэгч бүр өөрийн хуудсыг л харна. Токен, хэрэглэгчийг хүсэлт бүрд тусад нь хадгална, глобал хувьсагчид биш.',
  en: 'Each customer sees their own page. Keep the token and the customer with the request or the session, never in a global variable.',
};

/** Two customers open the app at the same time. */
export const twoCustomers: Case = {
  name: 'two-customers',
  page: 'security',
  group: 'launch',
  provenance: 'documented',
  title: { mn: 'Хоёр хэрэглэгч зэрэг нээнэ', en: 'Two customers open the app at once' },
  async run(stage) {
    needsWorkingLaunch(stage);
    const { page, login } = stage.app.options;
    if (!stage.app.habits.greets || (login && page === undefined)) throw new NotJudged(cannotSee);
    // Each of the two waits for MonPay once while the other passes, before and after the token.
    for (const on of ['token', 'getUserInfo'] as const) {
      const [slow, quick] = [stage.customer(), stage.customer()];
      await stage.fault(slow, 'delay', { on, ms: 400 });
      const launches = await Promise.all([launchAt(stage, slow, 0), launchAt(stage, quick, 100)]);
      const mixed = await mixedUp(stage, launches);
      if (mixed) return mixed;
    }
    return passed({
      mn: 'Хоёулаа өөрийн хуудсыг харлаа, гадны хүн хэнийхийг ч харсангүй.',
      en: 'Each customer got their own page, and a stranger got neither.',
    });
  },
};

async function launchAt(stage: Stage, customer: Customer, ms: number): Promise<Launch> {
  await new Promise((resolve) => setTimeout(resolve, ms));
  return stage.launch(customer);
}

/** The customer's page once more; one at the address with the code would be another launch. */
async function openedAgain({ app }: Stage, { browser, last, minted }: Launch): Promise<Answer> {
  const address = app.options.page ?? last.url.href;
  return address.includes(minted.code)
    ? last
    : (await browser.open(address, { byScript: true })).last;
}

async function mixedUp(stage: Stage, launches: readonly Launch[]) {
  for (const launch of launches) {
    const others = launches.filter((one) => one !== launch).map(({ customer }) => customer);
    const again = await openedAgain(stage, launch);
    const pages = [...launch.steps, await signedInPage(stage, launch), again];
    if (pages.some((page) => others.some((other) => shows(other, page)))) {
      return failed(
        { mn: 'Нэг хэрэглэгч нөгөөгийн хуудсыг харлаа.', en: 'One customer got the other’s page.' },
        right,
      );
    }
    if (!shows(launch.customer, again)) {
      return failed(
        {
          mn: 'Зэрэг нээсэн хэрэглэгчдийн нэг нь өөрийн хуудсыг харсангүй.',
          en: 'One of the two customers did not get their own page.',
        },
        right,
      );
    }
  }
  const stranger = await stage.browser().open(stage.app.options.page ?? stage.app.url);
  if (!launches.some(({ customer }) => shows(customer, stranger.last))) return undefined;
  return failed(
    { mn: 'Нэвтрээгүй хүн хэрэглэгчийн хуудсыг харлаа.', en: 'A stranger got a customer’s page.' },
    right,
  );
}
