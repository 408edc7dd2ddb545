import { failed, NotJudged, passed, type Case, type Verdict } from '../case.ts';
import type { RecordedRequest } from '../../generated/admin-api.ts';
import { statusWords } from '../said.ts';
import type { Answer } from '../send.ts';
import type { Words } from '../words.ts';

/** A launch with a good code. */
export const plainLaunch: Case = {
  name: 'launch',
  page: 'launch',
  group: 'launch',
  provenance: 'documented',
  title: { mn: 'Кодтой нээлт', en: 'A launch with a code' },
  async run(stage) {
    const customer = stage.customer();
    const launch = await stage.launch(customer);
    const requests = await stage.tokenRequests(customer);
    const [request] = requests;
    if (!request) return failed(noRequest(launch.last), right);
    if (!requests.some(({ status }) => status === 200)) return refused(request);
    if (launch.outside) throw new NotJudged(leadsElsewhere);
    if (launch.last.status >= 200 && launch.last.status < 300) {
      return passed({
        mn: `Кодоор токен авч, хэрэглэгчид хуудас харагдлаа (HTTP ${launch.last.status}).`,
        en: `The app exchanged the code for a token, and the customer got a page (HTTP ${launch.last.status}).`,
      });
    }
    return failed(
      {
        mn: `Апп токен авсан боловч хэрэглэгч хуудас авсангүй: ${statusWords(launch.last).mn}.`,
        en: `The app got a token, but the customer got ${statusWords(launch.last).en}.`,
      },
      right,
    );
  },
};

const right = {
  mn: 'Апп кодыг токен болгож, хэрэглэгчид хуудас үзүүлнэ.',
  en: 'The app turns the code into a token and shows the customer a page.',
};

const leadsElsewhere = {
  mn: 'Апп токен аваад хэрэглэгчийг өөр сайт руу чиглүүллээ; шалгалт тийш очдоггүй.',
  en: 'The app got a token and redirected the customer to another site, which the check does not open.',
};

function noRequest(answer: Answer): Words {
  const said = statusWords(answer);
  return {
    mn: `Токены хүсэлт ирсэнгүй (${said.mn}). MONPAY_AUTHORIZATION_SERVER энэ туршилтын орчныг заасан уу? Кодыг хуудасны скрипт илгээдэг бол --login-ээр заана уу.`,
    en: `No token request came (${said.en}). Does MONPAY_AUTHORIZATION_SERVER name this sandbox? If a script of your page sends the code, say how with --login.`,
  };
}

/** What is wrong with the request has a case of its own, or the sandbox says it. */
function refused({ explanation, status }: RecordedRequest): Verdict {
  if (explanation?.rule === 'credentials_in_query') {
    throw new NotJudged({
      mn: 'Токены хүсэлтийг хаягт бичсэн нууцаас болж хүлээж авсангүй (secret-in-query тохиолдлыг үзнэ үү).',
      en: 'The token request was refused because its secrets are in the address (see the case secret-in-query).',
    });
  }
  const { mn = '', en = '' } = explanation ?? {};
  return failed(
    {
      mn: `Токены хүсэлтийг хүлээж авсангүй (HTTP ${status}). ${mn}`,
      en: `The token request was refused (HTTP ${status}). ${en}`,
    },
    right,
    explanation?.docs && `e/${explanation.rule}`,
  );
}
