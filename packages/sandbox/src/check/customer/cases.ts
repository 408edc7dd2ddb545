import { failed, NotJudged, passed, type Case, type Verdict } from '../case.ts';
import type { Customer } from '../customer.ts';
import { signedInPage } from '../habits.ts';
import { cannotSee } from '../launch/refused-codes.ts';
import { needsUserInfo } from '../needs.ts';
import { sourceOf, wordsOf } from '../page-text.ts';
import { statusWords } from '../said.ts';
import { signedIn } from '../signed-in.ts';
import type { Launch, Stage } from '../stage.ts';
import { deadToken } from './dead-token.ts';
import { nobodySaid } from './nobody-said.ts';

const noPhone: Case = {
  name: 'no-phone',
  page: 'launch',
  group: 'customer',
  provenance: 'documented',
  title: { mn: 'Утасны дугаараа өгөөгүй хэрэглэгч', en: 'A customer who shares no phone number' },
  run: (stage) => getsIn(stage, { shares: ['email', 'name'] }),
};

const noMail: Case = {
  name: 'no-mail',
  page: 'launch',
  group: 'customer',
  provenance: 'documented',
  title: { mn: 'И-мэйлгүй хэрэглэгч', en: 'A customer without a mail address' },
  run: (stage) => getsIn(stage, { shares: ['phone', 'name'] }),
};

const nullNames: Case = {
  name: 'null-names',
  page: 'launch',
  group: 'customer',
  provenance: 'assumed',
  title: { mn: 'Нэр нь null ирнэ', en: 'Both names are null' },
  run: (stage) => getsIn(stage, { first_name: null, last_name: null }, saysNothing),
};

const phoneText: Case = {
  name: 'phone-text',
  page: 'launch',
  group: 'customer',
  provenance: 'observed',
  title: {
    mn: 'Утасны дугаар текстээр, 0 эсвэл +976-аар эхэлнэ',
    en: 'The phone number is text and begins with 0 or +976',
  },
  async run(stage) {
    const digits = stage.customer().phone;
    const first = await getsIn(stage, { phone: `+976${digits}` }, undefined, phoneIsText);
    if (first.outcome !== 'passed') return first;
    const zero = (launch: Launch) => keepsZero(stage, launch, digits);
    return getsIn(stage, { phone: `0${digits}` }, zero, phoneIsText);
  },
};

/** The customers that there are. */
export const customerCases: readonly Case[] = [
  noPhone,
  noMail,
  nullNames,
  phoneText,
  deadToken,
  nobodySaid,
];

const onlyTheNumber = {
  mn: 'userId л үргэлж ирдэг; бусад нь байхгүй, null байж болно.',
  en: 'Only userId is always there; everything else may be missing or null.',
};

const phoneIsText = {
  mn: 'Утасны дугаарыг үргэлж текст гэж уншина: тоо ч, 0 эсвэл + тэмдгээр эхэлсэн текст ч ирж болно.',
  en: 'Read a phone number as text: it may come as a number, or as text that begins with 0 or +.',
};

async function getsIn(
  stage: Stage,
  more: Partial<Customer>,
  look: (launch: Launch, stage: Stage) => Promise<Verdict | undefined> = async () => undefined,
  right = onlyTheNumber,
): Promise<Verdict> {
  needsUserInfo(stage);
  const launch = await stage.launch(stage.customer(more));
  const said = statusWords(launch.last);
  const verdict = await signedIn(stage, launch);
  if (verdict === 'unknown') throw new NotJudged(cannotSee);
  if (verdict === 'no') {
    return failed(
      {
        mn: `Хэрэглэгч нэвтэрсэнгүй (${said.mn}).`,
        en: `The customer was not signed in (${said.en}).`,
      },
      right,
    );
  }
  return (
    (await look(launch, stage)) ??
    passed({ mn: `Хэрэглэгч нэвтэрлээ (${said.mn}).`, en: `The customer got in (${said.en}).` })
  );
}

/** What a program says in place of a name that is not there. */
async function saysNothing(launch: Launch, stage: Stage): Promise<Verdict | undefined> {
  const there = wordsOf(await signedInPage(stage, launch));
  const found = ['null', 'undefined', 'none', 'nan'].find((word) => there.has(word));
  if (found === undefined || stage.app.habits.words.has(found)) return undefined;
  return failed(
    {
      mn: `Хуудсанд нэрийн оронд «${found}» гарлаа.`,
      en: `The page says “${found}” instead of a name.`,
    },
    { mn: 'Нэргүй мэндчилнэ.', en: 'Greet without a name.' },
  );
}

async function keepsZero(
  stage: Stage,
  launch: Launch,
  digits: string,
): Promise<Verdict | undefined> {
  const page = sourceOf(await signedInPage(stage, launch));
  if (!page.includes(digits) || page.includes(`0${digits}`)) return undefined;
  return failed(
    {
      mn: 'Дугаарын эхний 0 алга болсон: дугаарыг тоо болгосон байна.',
      en: 'The phone number lost its leading 0: it was converted to a number.',
    },
    phoneIsText,
  );
}
