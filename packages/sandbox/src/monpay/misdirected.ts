import type { Explanation } from '../world/explanation.ts';
import { redirectTarget } from './fault-definitions.ts';
import { sandboxError, type PlainAnswer, type PlainRequest } from '../http/message.ts';
import { issuedCodeOf, readForm } from './form.ts';
import { record } from './recorded-request.ts';
import type { World } from '../world/world.ts';

/** The one path of the token endpoint. */
export const tokenPath = '/v2/oauth/token';

const explanations = {
  wrong_method: {
    rule: 'wrong_method',
    level: 'documented',
    sources: ['T'],
    en: 'This path does not take this method.',
    mn: 'Энэ хаяг өөр төрлийн хүсэлт авдаг.',
  },
  wrong_path: {
    rule: 'wrong_path',
    level: 'documented',
    sources: ['I'],
    en: `Nothing answers at this path. The token endpoint is POST ${tokenPath}, and the resource API begins with /v2/api/oauth/.`,
    mn: `Энэ хаягт юу ч байхгүй. Токен олгох хаяг нь POST ${tokenPath}, нөөцийн API /v2/api/oauth/ гэж эхэлнэ.`,
  },
  followed_redirect: {
    rule: 'followed_redirect',
    level: 'assumed',
    sources: ['RFC6749'],
    en: 'The client followed the redirect and so sent the secret and the code to another address. A token request must never follow one (redirect: "error" or "manual" with fetch, CURLOPT_FOLLOWLOCATION false in PHP).',
    mn: 'Клиент чиглүүлгийг дагаж, нууц түлхүүр болон кодыг өөр хаяг руу илгээлээ. Токены хүсэлт чиглүүлгийг хэзээ ч дагах ёсгүй (fetch-д redirect: "error" эсвэл "manual", PHP-д CURLOPT_FOLLOWLOCATION false).',
  },
} as const satisfies Record<string, Explanation>;

/** Answers what came to a path of MonPay's with another method than those it takes. */
export function answerWrongMethod(world: World, request: PlainRequest, allow: string): PlainAnswer {
  return explain(world, request, explanations.wrong_method, 405, { Allow: allow });
}

/** Answers a request to a path that does not exist. */
export function answerWrongPath(world: World, request: PlainRequest): PlainAnswer {
  const followed = request.target.split('?')[0] === redirectTarget;
  return explain(world, request, explanations[followed ? 'followed_redirect' : 'wrong_path'], 404);
}

function explain(
  world: World,
  request: PlainRequest,
  explanation: Explanation,
  status: number,
  headers?: Record<string, string>,
): PlainAnswer {
  // A browser looks for icons and the like by itself, which nobody wants in the inspector.
  if (request.method === 'POST' || explanation.rule === 'wrong_method') {
    const id = ++world.requestCount;
    // A code that a redirect took along says whose launch it was.
    const issued = issuedCodeOf(world, request, readForm(request).fields);
    const recorded = record(world, id, request, new Map(), {
      ...(issued && { codeId: issued.id }),
      status,
      error: explanation.rule,
      explanation,
    });
    const whose = issued && { codeId: issued.id, user: issued.user };
    world.journal.write({ type: 'token_request', ...whose, request: recorded });
    world.journal.write({ type: 'refused', ...whose, request: recorded, explanation });
  }
  return sandboxError(status, explanation.rule, explanation.en, headers);
}
