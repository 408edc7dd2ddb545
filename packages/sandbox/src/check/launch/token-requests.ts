import type { RecordedRequest } from '../../generated/admin-api.ts';
import { failed, NotJudged, passed, type Case } from '../case.ts';
import type { Customer } from '../customer.ts';
import { needsWorkingLaunch } from '../needs.ts';
import type { Stage } from '../stage.ts';

const once = {
  mn: 'Код нэг л удаа ажилладаг тул токены хүсэлтийг нэг удаа илгээнэ.',
  en: 'A code works once, so send the token request once.',
};

/** A launch whose token requests are counted. */
export const oneTokenRequest: Case = {
  name: 'one-token-request',
  page: 'e/used_code',
  group: 'launch',
  provenance: 'documented',
  title: { mn: 'Нэг нээлтэд нэг токены хүсэлт', en: 'One token request for one launch' },
  async run(stage) {
    const requests = await requestsOfLaunch(stage, stage.customer());
    const count = requests.length;
    if (count === 1) {
      return passed({ mn: 'Токены нэг хүсэлт ирлээ.', en: 'One token request came.' });
    }
    return failed(
      { mn: `Токены ${count} хүсэлт ирлээ.`, en: `${count} token requests came.` },
      once,
    );
  },
};

/** A launch whose token request is looked at. */
export const secretInQuery: Case = {
  name: 'secret-in-query',
  page: 'e/credentials_in_query',
  group: 'launch',
  provenance: 'documented',
  title: {
    mn: 'Нууц түлхүүр, код хаягт бичигдэхгүй',
    en: 'The secret and the code are not in the address',
  },
  async run(stage) {
    const requests = await requestsOfLaunch(stage, stage.customer());
    if (!requests.some(({ explanation }) => explanation?.rule === 'credentials_in_query')) {
      return passed({
        mn: 'Токены хүсэлтийн хаягт нууц зүйл алга.',
        en: 'Nothing secret is in the address of the token request.',
      });
    }
    return failed(
      {
        mn: 'Нууц түлхүүр эсвэл код токены хүсэлтийн хаягт байна; тэндээс логт үлддэг.',
        en: 'The secret or the code is in the address of the token request, which ends up in logs.',
      },
      {
        mn: 'Бүгдийг хүсэлтийн биед, формын талбараар илгээнэ.',
        en: 'Send everything in the body, as form fields.',
      },
    );
  },
};

/** The token endpoint fails as documented. */
export const failedToken: Case = {
  name: 'server-error',
  page: 'e/server_error',
  group: 'launch',
  provenance: 'documented',
  title: { mn: 'MonPay 505 server_error хариулна', en: 'MonPay answers 505 server_error' },
  async run(stage) {
    needsWorkingLaunch(stage);
    const customer = stage.customer();
    await stage.fault(customer, 'server_error', { times: 5 });
    const { length: count } = await requestsOfLaunch(stage, customer);
    if (count === 1) {
      return passed({
        mn: 'Алдааны дараа код дахин илгээгдсэнгүй.',
        en: 'The code was not sent again after the error.',
      });
    }
    return failed(
      {
        mn: `Алдааны дараа код дахин илгээгдэж, нийт ${count} хүсэлт ирлээ.`,
        en: `The code was sent again after the error: ${count} requests in all.`,
      },
      once,
    );
  },
};

/** The token endpoint answers with a redirect. */
export const tokenRedirect: Case = {
  name: 'token-redirect',
  page: 'security',
  group: 'launch',
  provenance: 'assumed',
  title: { mn: 'Токены хаяг өөр тийш чиглүүлнэ', en: 'The token endpoint redirects' },
  async run(stage) {
    needsWorkingLaunch(stage);
    const customer = stage.customer();
    await stage.fault(customer, 'redirect');
    const requests = await requestsOfLaunch(stage, customer);
    if (!requests.some(({ explanation }) => explanation?.rule === 'followed_redirect')) {
      return passed({
        mn: 'Чиглүүлгийг дагасангүй.',
        en: 'The redirect was not followed.',
      });
    }
    return failed(
      {
        mn: 'Апп чиглүүлгийг дагаж, нууц түлхүүр болон кодыг өөр хаяг руу илгээлээ.',
        en: 'The app followed the redirect and sent the secret and the code to another address.',
      },
      {
        mn: 'Токены хүсэлт чиглүүлгийг дагахгүй (PHP: CURLOPT_FOLLOWLOCATION false, fetch: redirect "error").',
        en: 'Don’t follow a redirect of a token request (PHP: CURLOPT_FOLLOWLOCATION false; fetch: redirect "error").',
      },
    );
  },
};

/** @throws {NotJudged} if none came */
async function requestsOfLaunch(
  stage: Stage,
  customer: Customer,
): Promise<readonly RecordedRequest[]> {
  await stage.launch(customer);
  const requests = await stage.tokenRequests(customer);
  if (requests.length > 0) return requests;
  throw new NotJudged({
    mn: 'Токены хүсэлт ирсэнгүй (launch тохиолдлыг үзнэ үү).',
    en: 'No token request came (see the case launch).',
  });
}
