import type { Rule } from './explained.ts';
import { tokenPath } from './token-path.ts';

/** What is explained beside the rules of the two APIs: a request to a wrong address, and advice on a good one. */
export const otherRules = {
  wrong_method: {
    level: 'documented',
    sources: ['T'],
    en: 'This path takes {methods} only.',
    mn: 'Энэ хаяг зөвхөн {methods} хүсэлт авдаг.',
  },
  wrong_path: {
    level: 'documented',
    sources: ['I'],
    en: `Nothing answers at this path. The token endpoint is POST ${tokenPath}, and the resource API begins with /v2/api/oauth/.`,
    mn: `Энэ хаягт юу ч байхгүй. Токен олгох хаяг нь POST ${tokenPath}, нөөцийн API /v2/api/oauth/ гэж эхэлнэ.`,
  },
  followed_redirect: {
    level: 'assumed',
    sources: ['RFC6749'],
    en: 'The client followed the redirect and so sent the secret and the code to another address. A token request must never follow one (redirect: "error" or "manual" with fetch, CURLOPT_FOLLOWLOCATION false in PHP).',
    mn: 'Клиент чиглүүлгийг дагаж, нууц түлхүүр болон кодыг өөр хаяг руу илгээлээ. Токены хүсэлт чиглүүлгийг хэзээ ч дагах ёсгүй (fetch-д redirect: "error" эсвэл "manual", PHP-д CURLOPT_FOLLOWLOCATION false).',
  },
  merchant_credentials_in_query: {
    level: 'documented',
    sources: ['C'],
    en: 'The client id and the secret came after the question mark of the address, where they end up in logs. They are taken, because a sample of MonPay’s guide is written so. Send them in the body of the request, as fields of the form: that works, too.',
    mn: 'Клиентийн id, нууц түлхүүр хаягийн асуултын тэмдгийн ард ирлээ; тэндээс логт үлддэг. MonPay-ийн гарын авлагын жишээ ийм учраас хүлээж авлаа. Хүсэлтийн body-д, формын талбараар илгээнэ үү: тэр ч бас ажиллана.',
  },
} as const satisfies Record<string, Rule>;
/** The name of one of them. */
export type OtherRule = keyof typeof otherRules;
