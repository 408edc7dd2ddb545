import { failed, NotJudged, passed, type Case } from '../case.ts';
import { cannotSee } from '../launch/refused-codes.ts';
import { needsUserInfo } from '../needs.ts';
import { statusWords } from '../said.ts';
import { signedInAnyway } from '../signed-in.ts';

/** How often an app may ask with the same token. */
const mostAsked = 3;

/** A customer's token that MonPay takes no more. */
export const deadToken: Case = {
  name: 'dead-token',
  page: 'e/dead_token',
  group: 'customer',
  provenance: 'observed',
  title: { mn: 'Хэрэглэгчийн токен хүчингүй (401)', en: 'The customer’s token is dead (401)' },
  async run(stage) {
    needsUserInfo(stage);
    const customer = stage.customer();
    await stage.fault(customer, 'unauthorized', { on: 'getUserInfo', times: 50 });
    const launch = await stage.launch(customer);
    const questions = await stage.userInfoRequests(customer);
    const asked = questions.length;
    const first = questions[0]?.id ?? Infinity;
    const codes = (await stage.tokenRequests(customer)).filter(({ id }) => id > first).length;
    const said = statusWords(launch.last);
    if (asked > mostAsked || codes > 0 || launch.last.status === 0) {
      return failed(
        {
          mn: `userinfo ${asked} удаа, дараа нь токены хүсэлт ${codes} удаа ирлээ (${said.mn}).`,
          en: `The app asked for user info ${asked} times, and ${codes} token requests came after that (${said.en}).`,
        },
        right,
      );
    }
    const verdict = await signedInAnyway(stage, launch);
    if (verdict === 'unknown') throw new NotJudged(cannotSee);
    return verdict === 'yes'
      ? failed(
          {
            mn: 'MonPay хэн болохыг хэлээгүй байхад нэвтрүүллээ.',
            en: 'The app signed somebody in although MonPay did not say who it is.',
          },
          right,
        )
      : passed({
          mn: `Нэвтрүүлсэнгүй (${said.mn}).`,
          en: `The customer was not signed in (${said.en}).`,
        });
  },
};

const right = {
  mn: 'Дахин оролдолгүй, MonPay-ээс дахин нээхийг хэлсэн хуудас үзүүлнэ.',
  en: 'Don’t try again; show a page that asks the customer to open the app in MonPay again.',
};
