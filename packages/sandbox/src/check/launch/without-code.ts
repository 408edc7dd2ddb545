import type { JournalEntry } from '../../generated/admin-api.ts';
import { failed, NotJudged, passed, type Case, type Verdict } from '../case.ts';
import { statusWords } from '../said.ts';
import { headerOf, type Answer } from '../send.ts';
import type { Stage } from '../stage.ts';

const page = {
  mn: 'Токены хүсэлт илгээлгүй, MonPay-ээс нээхийг хэлсэн хуудас үзүүлнэ.',
  en: 'No token request, and a page that asks the customer to open the app in MonPay.',
};

/** Somebody opens the address without a code. */
export const noCode: Case = {
  name: 'no-code',
  page: 'e/invalid_authorization_response',
  group: 'launch',
  provenance: 'documented',
  title: { mn: 'Кодгүй нээлт', en: 'The address is opened without a code' },
  alone: true,
  async run(stage) {
    const { last } = await stage.browser().open(stage.app.url);
    if (await anybodyAsked(stage)) {
      return failed(
        { mn: 'Кодгүй токены хүсэлт ирлээ.', en: 'A token request without a code came.' },
        page,
      );
    }
    return pageOrCrash(last);
  },
};

/** The launch carries an error in place of a code. */
export const errorLaunch: Case = {
  name: 'error-launch',
  page: 'e/authorization_response_error',
  group: 'launch',
  provenance: 'assumed',
  title: { mn: 'Кодын оронд error= ирнэ', en: 'The launch carries error= instead of a code' },
  alone: true,
  async run(stage) {
    const stranger = (await stage.browser().open(stage.app.url)).last;
    if (stranger.status === 0 || stranger.status >= 500) throw new NotJudged(failsAnyway);
    if (await anybodyAsked(stage)) throw new NotJudged(failsAnyway);
    const { last } = await stage.browser().open(withQuery(stage, { error: 'access_denied' }));
    if (await anybodyAsked(stage)) {
      return failed(
        {
          mn: 'error= ирсэн ч токены хүсэлт илгээлээ.',
          en: 'The app sent a token request anyway.',
        },
        page,
      );
    }
    return pageOrCrash(last);
  },
};

/** The address carries markup, which anybody can put there. */
export const markupInAddress: Case = {
  name: 'markup-in-address',
  page: 'security',
  group: 'launch',
  provenance: 'documented',
  title: {
    mn: 'Хаягт бичсэн HTML хуудсанд орохгүй',
    en: 'HTML in the address does not get into the page',
  },
  async run(stage) {
    const markup = `<check-${Math.random().toString(36).slice(2, 10)}>`;
    const queries: Record<string, string>[] = [
      { code: markup },
      { error: markup, error_description: markup },
    ];
    for (const query of queries) {
      const { steps } = await stage.browser().open(withQuery(stage, query));
      if (steps.some((step) => mayBeHtml(step) && step.body.includes(markup))) {
        const [name = ''] = Object.keys(query);
        return failed(
          {
            mn: `${name} параметрт бичсэн HTML хуудсанд хэвээрээ гарлаа: хэн ч холбоосоор скрипт ажиллуулж чадна.`,
            en: `HTML in the parameter ${name} appears unescaped in the page, so any link can run a script there.`,
          },
          {
            mn: 'Хаягаас ирсэн текстийг үзүүлэхгүй, эсвэл HTML-д тохируулж бичнэ (PHP: htmlspecialchars).',
            en: 'Don’t show text from the address, or escape it (PHP: htmlspecialchars).',
          },
        );
      }
    }
    return passed({
      mn: 'code, error, error_description-д бичсэн HTML хуудсанд гарсангүй.',
      en: 'HTML in code, error and error_description did not get into the page.',
    });
  },
};

/** Whether a browser reads an answer as a page, which it does of XML as well, and of what has no type. */
function pageOrCrash(last: Answer): Verdict {
  const said = statusWords(last);
  return last.status > 0 && last.status < 500
    ? passed({ mn: `${said.mn}, токены хүсэлтгүй.`, en: `${said.en}; no token request.` })
    : failed({ mn: `${said.mn}.`, en: `The answer was ${said.en}.` }, page);
}

function mayBeHtml(answer: Answer): boolean {
  const type = headerOf(answer, 'content-type') ?? '';
  return type.trim() === '' || /html|xml/i.test(type);
}

const failsAnyway = {
  mn: 'Апп кодгүй үед ч алдаатай (no-code тохиолдлыг үзнэ үү).',
  en: 'The app fails without a code anyway (see the case no-code).',
};

function withQuery({ app }: Stage, query: Readonly<Record<string, string>>): URL {
  const url = new URL(app.url);
  for (const [name, value] of Object.entries(query)) url.searchParams.set(name, value);
  return url;
}

async function anybodyAsked(stage: Stage): Promise<boolean> {
  return (await stage.journal()).some(isForNobody);
}

/** Whether a token request came for nobody. The merchant's own token is another matter. */
function isForNobody({ type, user, request }: JournalEntry): boolean {
  const grant = request?.fields['grant_type'];
  return type === 'token_request' && user === undefined && grant !== 'client_credentials';
}
