import { failed, NotJudged, passed, type Case, type Verdict } from '../case.ts';
import { signedInPage } from '../habits.ts';
import { secretsIn, type Secret } from '../leaks.ts';
import { needsWorkingLaunch } from '../needs.ts';
import { metaOf } from '../page-text.ts';
import { headerOf, type Answer } from '../send.ts';
import type { Launch, Stage } from '../stage.ts';
import type { Words } from '../words.ts';

/** Whether the code is still in the address when the customer sees a page. */
export const codeInAddress: Case = {
  name: 'code-in-address',
  page: 'launch',
  group: 'launch',
  provenance: 'documented',
  title: { mn: 'Код хаягнаас арилна', en: 'The code is removed from the address' },
  async run(stage) {
    needsWorkingLaunch(stage);
    const { minted, landing } = await stage.launch(stage.customer());
    const { last, outside } = landing;
    const at = outside ?? last.url;
    if (!at.href.includes(minted.code)) {
      return passed({
        mn: 'Хуудасны хаягт код алга.',
        en: 'The page’s address has no code in it.',
      });
    }
    // The script of a page may clear the address.
    if (stage.app.options.login || /\breplaceState\b/.test(last.body)) {
      throw new NotJudged({
        mn: 'Хуудас кодтой хаяг дээр гарч, скрипт ажиллуулдаг. Хаяг цэвэрлэгдэхийг хөтөчгүйгээр харах боломжгүй.',
        en: 'The page stays at the address with the code and runs a script. Whether the script clears the address can’t be seen without a browser.',
      });
    }
    return failed(
      {
        mn: outside ? 'Код өөр сайт руу явлаа.' : 'Хуудас кодтой хаяг дээр гарлаа.',
        en: outside
          ? 'The code went to another site.'
          : 'The page stays at the address with the code.',
      },
      {
        mn: 'Кодыг ашиглаад 303-аар кодгүй хаяг руу шилжүүлнэ.',
        en: 'Spend the code, then redirect (303) to an address without it.',
      },
    );
  },
};

/** Whether the page sends its address to others. */
export const referrer: Case = {
  name: 'referrer',
  page: 'security',
  group: 'launch',
  provenance: 'documented',
  title: {
    mn: 'Код Referer-ээр гадагш гарахгүй',
    en: 'The code does not leak in the Referer header',
  },
  async run(stage) {
    needsWorkingLaunch(stage);
    const { steps } = await stage.launch(stage.customer());
    const policies = steps.map(referrerPolicyOf).filter((policy) => policy !== undefined);
    const leaky = policies.find((policy) => /unsafe-url|no-referrer-when-downgrade/.test(policy));
    if (leaky === undefined) {
      return passed({
        mn: 'Referrer-Policy бүтэн хаягийг өөр сайт руу явуулахгүй.',
        en: 'No Referrer-Policy sends the whole address to other sites.',
      });
    }
    return failed(
      {
        mn: `Referrer-Policy: ${leaky} нь кодтой хаягийг бусад сайт руу явуулна.`,
        en: `Referrer-Policy: ${leaky} sends the address with the code to other sites.`,
      },
      { mn: 'Referrer-Policy: no-referrer.', en: 'Referrer-Policy: no-referrer.' },
    );
  },
};

function referrerPolicyOf(answer: Answer): string | undefined {
  const policy = headerOf(answer, 'referrer-policy') ?? metaOf(answer, 'name', 'referrer');
  return policy?.toLowerCase().slice(0, 100);
}

/** Whether a page or a cookie has the code. */
export const codePassedOn: Case = {
  name: 'code-passed-on',
  page: 'security',
  group: 'launch',
  provenance: 'documented',
  title: { mn: 'Код хуудас, күүкид орохгүй', en: 'No page and no cookie contains the code' },
  run: (stage) => hides(stage, 'code', ['body', 'cookies']),
};

/** Whether anything that a browser gets has the secret. */
export const secretShown: Case = {
  name: 'secret-shown',
  page: 'security',
  group: 'launch',
  provenance: 'documented',
  title: { mn: 'Нууц түлхүүр сервер дээр үлдэнэ', en: 'The secret stays on the server' },
  run: (stage) => hides(stage, 'secret', ['body', 'cookies', 'location']),
};

/** Whether anything that a browser gets has the customer's token. */
export const tokenShown: Case = {
  name: 'token-shown',
  page: 'security',
  group: 'launch',
  provenance: 'documented',
  title: {
    mn: 'Хэрэглэгчийн токен сервер дээр үлдэнэ',
    en: 'The customer’s token stays on the server',
  },
  run: (stage) => hides(stage, 'token', ['body', 'cookies', 'location']),
};

const names: Readonly<Record<Secret, Words>> = {
  secret: { mn: 'нууц түлхүүр (client_secret)', en: 'the secret' },
  code: { mn: 'код', en: 'the code' },
  token: { mn: 'токен', en: 'the token' },
};
const placeNames = {
  body: { mn: 'хуудсанд', en: 'a page' },
  cookies: { mn: 'күүкид', en: 'a cookie' },
  location: { mn: 'чиглүүлгийн хаягт', en: 'the address of a redirect' },
} as const;

async function hides(
  stage: Stage,
  secret: Secret,
  places: readonly (keyof typeof placeNames)[],
): Promise<Verdict> {
  needsWorkingLaunch(stage);
  const launch = await stage.launch(stage.customer());
  const failing = await failingLaunch(stage);
  const answers = [...launch.steps, ...failing.steps, await signedInPage(stage, launch)];
  const place = places.find((one) =>
    answers.some((answer) => secretsIn(answer, [one]).has(secret)),
  );
  const name = names[secret];
  if (place === undefined) {
    return passed({
      mn: `Хөтөчид очсон хариуд ${name.mn} алга.`,
      en: `Nothing that the browser got contains ${name.en}.`,
    });
  }
  return failed(
    {
      mn: `Хөтөчид очсон ${placeNames[place].mn} ${name.mn} байна.`,
      en: `The browser got ${name.en} in ${placeNames[place].en}.`,
    },
    {
      mn: 'Хөтөч зөвхөн аппын өөрийн сешнийн дугаарыг авна.',
      en: 'Give the browser nothing but the id of the app’s own session.',
    },
  );
}

/** Errors say more than they should, sooner than pages that are well. */
async function failingLaunch(stage: Stage): Promise<Launch> {
  const customer = stage.customer();
  await stage.fault(customer, 'invalid_grant');
  return stage.launch(customer);
}
