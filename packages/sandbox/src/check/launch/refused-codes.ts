import { failed, NotJudged, passed, type Case } from '../case.ts';
import { needsWorkingLaunch } from '../needs.ts';
import { hasCrashed, statusWords } from '../said.ts';
import { signedInAnyway } from '../signed-in.ts';
import type { Launch, Stage } from '../stage.ts';
import type { Words } from '../words.ts';

/** Codes that MonPay refuses: one that is not good, one that has expired, one that was used. */
export const refusedCodes: Case = {
  name: 'refused-codes',
  page: 'e/invalid_grant',
  group: 'launch',
  provenance: 'documented',
  title: {
    mn: 'Хүчингүй, хугацаа дууссан, ашигласан код',
    en: 'A code that is refused, has expired or was used',
  },
  async run(stage) {
    needsWorkingLaunch(stage);
    for (const [name, play] of ways) {
      const launch = await play(stage);
      const verdict = await signedInAnyway(stage, launch);
      const said = statusWords(launch.last);
      if (verdict === 'yes') {
        return failed(
          {
            mn: `${name.mn} код хэрэглэгчийг нэвтрүүллээ.`,
            en: `A ${name.en} code signed the customer in.`,
          },
          right,
        );
      }
      if (launch.last.status === 0 || hasCrashed(launch.last)) {
        return failed(
          {
            mn: `${name.mn} код: ${said.mn}.`,
            en: `A ${name.en} code was answered with ${said.en}.`,
          },
          right,
        );
      }
      if (verdict === 'unknown') throw new NotJudged(cannotSee);
    }
    return passed({
      mn: 'Гурвын аль нь ч хэрэглэгчийг нэвтрүүлсэнгүй, алдааны хуудас гарсан.',
      en: 'None of the three signed the customer in, and each got an answer.',
    });
  },
};

const right = {
  mn: 'Нэвтрүүлэхгүй, MonPay-ээс дахин нээхийг хэлсэн хуудас үзүүлнэ.',
  en: 'The app signs nobody in and shows a page that asks the customer to open it in MonPay again.',
};

/** Of an app that shows everybody the same. */
export const cannotSee: Words = {
  mn: 'Хуудаснаас хэн нэвтэрснийг харах боломжгүй. Нэвтэрснийг харуулдаг хуудсыг --page-ээр заана уу.',
  en: 'No page shows who is signed in. Name one that does with --page.',
};

const ways: readonly (readonly [Words, (stage: Stage) => Promise<Launch>])[] = [
  [{ mn: 'Хүчингүй', en: 'refused' }, (stage) => spoiled(stage, 'revoke')],
  [{ mn: 'Хугацаа дууссан', en: 'expired' }, (stage) => spoiled(stage, 'expire')],
  [{ mn: 'Ашигласан', en: 'used' }, used],
];

async function spoiled(stage: Stage, how: 'revoke' | 'expire'): Promise<Launch> {
  const customer = stage.customer();
  const minted = await stage.mint(customer);
  const path = `/_sandbox/codes/${minted.id}/${how}`;
  await stage.admin.call<'revokeCode' | 'expireCode'>('POST', path);
  return stage.open(customer, minted);
}

/** Used by its customer, and then found by somebody else. */
async function used(stage: Stage): Promise<Launch> {
  const first = await stage.launch(stage.customer());
  return stage.open(first.customer, first.minted);
}
