import { failed, NotJudged, passed, type Case } from '../case.ts';
import { needsWorkingLaunch } from '../needs.ts';
import { hasCrashed, statusWords } from '../said.ts';
import type { Opening } from '../browser.ts';
import type { Stage } from '../stage.ts';

/** The address is asked for with HEAD. */
export const head: Case = {
  name: 'head',
  page: 'launch',
  group: 'launch',
  provenance: 'assumed',
  title: { mn: 'HEAD хүсэлтэд код ашиглахгүй', en: 'HEAD spends no code' },
  run: (stage) => spendsNothing(stage, { method: 'HEAD' }),
};

/** A browser fetches the address before the customer wants it. */
export const prefetch: Case = {
  name: 'prefetch',
  page: 'launch',
  group: 'launch',
  provenance: 'assumed',
  title: { mn: 'Урьдчилсан ачаалал (prefetch) код ашиглахгүй', en: 'A prefetch spends no code' },
  run: (stage) =>
    spendsNothing(stage, { headers: { 'Sec-Purpose': 'prefetch', Purpose: 'prefetch' } }),
};

async function spendsNothing(stage: Stage, opening: Opening) {
  needsWorkingLaunch(stage);
  const customer = stage.customer();
  const { last } = await stage.launch(customer, { ...opening, scripts: false });
  const requests = await stage.tokenRequests(customer);
  const said = statusWords(last);
  if (requests.length === 0) {
    return passed({
      mn: `${said.mn}, код бүтэн үлдлээ.`,
      en: `${said.en}; the code is still good.`,
    });
  }
  return failed(
    {
      mn: 'Апп кодыг ашиглачихлаа. Дараа нь хэрэглэгч нээхэд код ажиллахгүй.',
      en: 'The app spent the code, so it no longer works when the customer opens the app.',
    },
    {
      mn: 'Кодыг зөвхөн хэрэглэгчийн жинхэнэ GET хүсэлтэд ашиглана.',
      en: 'Spend a code only for the customer’s own GET.',
    },
  );
}

/** The customer reloads the address of the launch. */
export const reload: Case = {
  name: 'reload',
  page: 'e/authorization_code_reused',
  group: 'launch',
  provenance: 'documented',
  title: { mn: 'Нээлтийг дахин ачаална', en: 'The launch is reloaded' },
  async run(stage) {
    needsWorkingLaunch(stage);
    if (stage.app.options.login) throw new NotJudged(scriptReloads);
    const customer = stage.customer();
    const { browser, minted } = await stage.launch(customer);
    const before = (await stage.tokenRequests(customer)).length;
    const { last } = await stage.open(customer, minted, { browser });
    const again = (await stage.tokenRequests(customer)).length - before;
    if (before === 0) throw new NotJudged(noRequest);
    const said = statusWords(last);
    if (again === 0 && last.status > 0 && !hasCrashed(last)) {
      return passed({
        mn: `Код дахин илгээгдсэнгүй (${said.mn}).`,
        en: `The code was not sent again (${said.en}).`,
      });
    }
    return failed(
      again === 0
        ? { mn: `${said.mn}.`, en: `The answer was ${said.en}.` }
        : {
            mn: 'Дахин ачаалахад ашигласан код MonPay руу дахин илгээгдлээ.',
            en: 'The reload sent the spent code to MonPay again.',
          },
      {
        mn: 'Ашигласан кодыг санаж, дахин илгээхгүй.',
        en: 'Remember spent codes, and don’t send them again.',
      },
    );
  },
};

const noRequest = { mn: 'Токены хүсэлт ирсэнгүй.', en: 'No token request came.' };

const scriptReloads = {
  mn: 'Кодыг хуудасны скрипт илгээдэг. Дахин ачаалахад скрипт юу хийхийг хөтөчгүйгээр харах боломжгүй.',
  en: 'A script of the page sends the code. What it does after a reload can’t be seen without a browser.',
};
