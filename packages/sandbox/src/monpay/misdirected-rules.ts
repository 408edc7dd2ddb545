import type { ProvenanceLevel } from '../world/explanation.ts';

/** The one path of the token endpoint. */
export const tokenPath = '/v2/oauth/token';

interface MisdirectedRule {
  readonly level: ProvenanceLevel;
  readonly sources: readonly string[];
  readonly en: string;
  readonly mn: string;
}

/** What is explained about a request to a wrong address, by the name of the rule. */
export const misdirectedRules = {
  wrong_method: {
    level: 'documented',
    sources: ['T'],
    en: 'This path does not take this method.',
    mn: 'Энэ хаяг өөр төрлийн хүсэлт авдаг.',
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
} as const satisfies Record<string, MisdirectedRule>;
