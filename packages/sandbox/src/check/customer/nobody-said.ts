import { failed, NotJudged, passed, type Case } from '../case.ts';
import { cannotSee } from '../launch/refused-codes.ts';
import { needsUserInfo } from '../needs.ts';
import { hasCrashed, isBare, statusWords } from '../said.ts';
import { signedInAnyway } from '../signed-in.ts';

/** MonPay gives a token, but does not say whose it is. */
export const nobodySaid: Case = {
  name: 'userinfo-fails',
  page: 'launch',
  group: 'customer',
  provenance: 'assumed',
  title: {
    mn: 'MonPay хэрэглэгчийн мэдээллийн оронд алдаа, HTML хариулна',
    en: 'MonPay answers an error or HTML when asked who the customer is',
  },
  async run(stage) {
    needsUserInfo(stage);
    // The script that hands the code over reads the answer, and has words of its own for the customer.
    const nobodyWrote = stage.app.options.login ? hasCrashed : isBare;
    for (const fault of ['internal_error', 'html_200', 'envelope_200'] as const) {
      const customer = stage.customer();
      await stage.fault(customer, fault, { on: 'getUserInfo', times: 50 });
      const launch = await stage.launch(customer);
      const said = statusWords(launch.last);
      if (launch.last.status === 0 || nobodyWrote(launch.last))
        return failed({ mn: `${said.mn}.`, en: `The customer got ${said.en}.` }, right);
      const verdict = await signedInAnyway(stage, launch);
      if (verdict === 'unknown') throw new NotJudged(cannotSee);
      if (verdict === 'yes') return failed(signedInAnybody, right);
    }
    return passed({
      mn: 'Нэвтрүүлсэнгүй, алдааны хуудас үзүүллээ.',
      en: 'The app signed nobody in, and the customer got a page each time.',
    });
  },
};

const signedInAnybody = {
  mn: 'MonPay хэн болохыг хэлээгүй байхад нэвтрүүллээ.',
  en: 'The app signed somebody in although MonPay did not say who it is.',
};

const right = {
  mn: 'Нэвтрүүлэхгүй, MonPay-ээс дахин нээхийг хэлсэн хуудас үзүүлнэ.',
  en: 'Sign nobody in; show a page that asks the customer to open the app in MonPay again.',
};
