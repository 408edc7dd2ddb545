import { redirectTarget } from './fault-definitions.ts';
import { sandboxError, type PlainAnswer, type PlainRequest } from '../http/message.ts';
import { issuedCodeOf, readForm } from './form.ts';
import { record } from './recorded-request.ts';
import { explained } from './explained.ts';
import type { World } from '../world/world.ts';
import { otherRules, type OtherRule } from './other-rules.ts';

/** Answers what came to a path of MonPay's with another method than those it takes. */
export function answerWrongMethod(world: World, request: PlainRequest, allow: string): PlainAnswer {
  return explain(world, request, 'wrong_method', 405, allow);
}

/** Answers a request to a path that does not exist. */
export function answerWrongPath(world: World, request: PlainRequest): PlainAnswer {
  const followed = request.target.split('?')[0] === redirectTarget;
  return explain(world, request, followed ? 'followed_redirect' : 'wrong_path', 404);
}

function explain(
  world: World,
  request: PlainRequest,
  rule: OtherRule,
  status: number,
  allow?: string,
): PlainAnswer {
  const explanation = explained(rule, otherRules[rule], allow ? { methods: allow } : {});
  // A browser looks for icons and the like by itself, which nobody wants in the inspector.
  if (request.method === 'POST' || rule === 'wrong_method') {
    const id = ++world.requestCount;
    // A code that a redirect took along says whose launch it was.
    const issued = issuedCodeOf(world, request, readForm(request).fields);
    const recorded = record(world, id, request, new Map(), {
      ...(issued && { codeId: issued.id }),
      status,
      error: rule,
      explanation,
    });
    const whose = issued && { codeId: issued.id, user: issued.user };
    world.journal.write({ type: 'token_request', ...whose, request: recorded });
    world.journal.write({ type: 'refused', ...whose, request: recorded, explanation });
  }
  return sandboxError(status, rule, explanation.en, allow ? { Allow: allow } : {});
}
