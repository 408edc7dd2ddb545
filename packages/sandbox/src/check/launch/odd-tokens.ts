import type { FaultName, JournalEntry } from '../../generated/admin-api.ts';
import { failed, NotJudged, passed, type Case, type Verdict } from '../case.ts';
import type { Customer } from '../customer.ts';
import { needsWorkingLaunch } from '../needs.ts';
import { hasCrashed, statusWords } from '../said.ts';
import { signedIn, signedInAnyway } from '../signed-in.ts';
import type { Stage } from '../stage.ts';
import { cannotSee } from './refused-codes.ts';

/** How long a customer waits for a page at most: milliseconds. */
const longestWait = 30_000;

/** A token that takes long. */
export const slowToken: Case = {
  name: 'slow-token',
  page: 'launch',
  group: 'launch',
  provenance: 'assumed',
  title: { mn: 'Токен 9 секундын дараа ирнэ', en: 'The token takes 9 seconds' },
  slow: true,
  async run(stage) {
    const first = await goodToken(stage, 'delay', 9000);
    // Once may be this machine's fault, if it is busy.
    return first.outcome === 'failed' ? goodToken(stage, 'delay', 9000) : first;
  },
};

/** A token that never comes. */
export const noTokenAnswer: Case = {
  name: 'no-token-answer',
  page: 'e/unknown',
  group: 'launch',
  provenance: 'assumed',
  title: { mn: 'MonPay огт хариулахгүй', en: 'MonPay never answers' },
  slow: true,
  run: (stage) =>
    badToken(stage, 'hang', async (customer) => {
      const { length: count } = await stage.tokenRequests(customer);
      if (count <= 1) return undefined;
      return failed(
        {
          mn: `Хариу ирээгүй тул код дахин илгээгдэж, нийт ${count} хүсэлт ирлээ.`,
          en: `No answer came, and the code was sent again: ${count} requests in all.`,
        },
        {
          mn: 'Код аль хэдийн ашиглагдсан байж болох тул дахин илгээхгүй.',
          en: 'The code may have been spent, so it is not sent again.',
        },
      );
    }),
};

/** A page in place of a token. */
export const htmlToken: Case = {
  name: 'html-token',
  page: 'e/invalid_token_response',
  group: 'launch',
  provenance: 'assumed',
  title: { mn: 'Токены оронд HTML хуудас ирнэ', en: 'An HTML page comes instead of a token' },
  run: (stage) => badToken(stage, 'html_200'),
};

/** A refusal that has HTTP 200. */
export const intCodeToken: Case = {
  name: 'intcode-token',
  page: 'e/token_response_error',
  group: 'launch',
  provenance: 'assumed',
  title: {
    mn: 'Татгалзсан хариу HTTP 200, intCode-той ирнэ',
    en: 'A refusal comes with HTTP 200 and intCode',
  },
  alone: true,
  run: (stage) =>
    badToken(stage, 'envelope_200', async () => {
      if (!(await stage.journal()).some(isWithoutToken)) return undefined;
      return failed(
        {
          mn: 'Апп токенгүй байж хэрэглэгчийн мэдээлэл асуулаа: татгалзсан хариуг токен гэж үзсэн.',
          en: 'The app asked who the customer is without a token: it took the refusal for one.',
        },
        {
          mn: 'intCode 0 биш бол татгалзсан гэсэн үг, HTTP 200 байсан ч.',
          en: 'An intCode other than 0 is a refusal, whatever the HTTP status.',
        },
      );
    }),
};

/** A token without a lifetime. */
export const noExpiresIn: Case = {
  name: 'no-expires-in',
  page: 'launch',
  group: 'launch',
  provenance: 'observed',
  title: { mn: 'Токен expires_in-гүй ирнэ', en: 'The token comes without expires_in' },
  run: (stage) => goodToken(stage, 'no_expires_in'),
};

/** A token in MonPay's envelope. */
export const tokenInEnvelope: Case = {
  name: 'token-in-envelope',
  page: 'launch',
  group: 'launch',
  provenance: 'assumed',
  title: {
    mn: 'Токен MonPay-ийн result талбар дотор ирнэ',
    en: 'The token comes in MonPay’s envelope (result)',
  },
  run: (stage) => goodToken(stage, 'token_in_envelope'),
};

/** The customer has to get in. */
async function goodToken(stage: Stage, fault: FaultName, ms?: number): Promise<Verdict> {
  needsWorkingLaunch(stage);
  const customer = stage.customer();
  await stage.fault(customer, fault, ms === undefined ? {} : { ms });
  const launch = await stage.launch(customer, { patience: longestWait });
  const said = statusWords(launch.last);
  const verdict = await signedIn(stage, launch);
  if (verdict === 'unknown') throw new NotJudged(cannotSee);
  return verdict === 'no'
    ? failed(
        {
          mn: `Хэрэглэгч нэвтэрсэнгүй (${said.mn}).`,
          en: `The customer was not signed in (${said.en}).`,
        },
        {
          mn: 'Токен зөв тул хэрэглэгч нэвтэрнэ.',
          en: 'The token is good, so the customer is signed in.',
        },
      )
    : passed({ mn: `Нэвтрүүллээ (${said.mn}).`, en: `The customer got in (${said.en}).` });
}

/** Whether somebody called the resource API with nothing that is a token. */
function isWithoutToken({ type, user, request }: JournalEntry): boolean {
  return type === 'resource_request' && user === undefined && request?.token_id === undefined;
}

/** The customer must not get in, and must not wait for ever. */
async function badToken(
  stage: Stage,
  fault: FaultName,
  look: (customer: Customer) => Promise<Verdict | undefined> = async () => undefined,
): Promise<Verdict> {
  needsWorkingLaunch(stage);
  const customer = stage.customer();
  // However often the app asks, it gets no token.
  await stage.fault(customer, fault, { times: 10 });
  const launch = await stage.launch(customer, { patience: longestWait });
  const said = statusWords(launch.last);
  const right = {
    mn: `${longestWait / 1000} секундийн дотор, нэвтрүүлэлгүй, алдааны хуудас үзүүлнэ.`,
    en: `The app signs nobody in and shows an error page within ${longestWait / 1000} seconds.`,
  };
  if (launch.last.status === 0 || hasCrashed(launch.last)) {
    return failed({ mn: `${said.mn}.`, en: `The customer got ${said.en}.` }, right);
  }
  const complaint = await look(customer);
  if (complaint) return complaint;
  const verdict = await signedInAnyway(stage, launch);
  if (verdict === 'unknown') throw new NotJudged(cannotSee);
  return verdict === 'yes'
    ? failed(
        { mn: 'Токенгүй нэвтрүүллээ.', en: 'The customer was signed in without a token.' },
        right,
      )
    : passed({
        mn: `Нэвтрүүлсэнгүй (${said.mn}).`,
        en: `The customer was not signed in (${said.en}).`,
      });
}
