import { errorAnswer, envelope, tokenEndpointJson } from './error-shapes.ts';
import type { IssuedCode } from '../world/codes.ts';
import { faultOf, type Fault } from './fault-definitions.ts';
import { forgetOldest } from '../world/forget-oldest.ts';
import { readForm, type FormFields } from './form.ts';
import type { PlainAnswer, PlainRequest } from '../http/message.ts';
import type { Quirk } from '../world/settings.ts';
import { tokenAnswer } from './quirks.ts';
import { record, type Findings } from './recorded-request.ts';
import type { Refusal } from './refusal.ts';
import { tokenErrorStatus } from './token-errors.ts';
import { judge } from './token-verdict.ts';
import type { User } from '../world/users.ts';
import { sweep, tokensLimit, type World } from '../world/world.ts';

/**
 * Answers one token request, in one turn: form (400), grant type (415), the other fields (400), client (401),
 * code (403), redirect URI (403), and the first that is wrong is told. Only a token spends a code.
 * @see RFC 6749 §4.1.3
 */
export function answerTokenRequest(world: World, request: PlainRequest): PlainAnswer {
  sweep(world);
  const id = ++world.requestCount;
  const taken = world.faults.take();
  const armed = taken && faultOf(taken.fault, taken.ms);
  const form = readForm(request);
  const issued = codeIn(world, form.fields);
  const about = issued && { codeId: issued.id };
  if (armed && 'instead' in armed) {
    return strike(world, id, request, form.fields, armed, about);
  }
  const verdict = form.refusal ? { refusal: form.refusal } : judge(world, form.fields);
  const fault = armed ?? ('fault' in verdict ? verdict.fault : undefined);
  if (fault && 'instead' in fault) return strike(world, id, request, form.fields, fault, about);

  const quirks = [...world.settings.quirks, ...(fault?.quirk ? [fault.quirk] : [])];
  const answer =
    'refusal' in verdict
      ? refusalAnswer(world, verdict.refusal)
      : issueToken(world, id, verdict, quirks);
  const spoiled = fault ? fault.after(answer, fault.ms) : answer;
  const explanation =
    'refusal' in verdict ? verdict.refusal.explanation : fault && explanationOf(fault);
  write(
    world,
    id,
    request,
    form.fields,
    {
      ...about,
      status: statusOf(spoiled),
      ...('refusal' in verdict && { error: verdict.refusal.error }),
      ...(fault && { fault: fault.name }),
      ...(explanation && { explanation }),
    },
    'refusal' in verdict ? 'refused' : 'token_issued',
  );
  return delayed(world, spoiled);
}

function codeIn({ codes }: World, fields: FormFields): IssuedCode | undefined {
  const [code, ...others] = fields.get('code') ?? [];
  return code !== undefined && others.length === 0 ? codes.find(code) : undefined;
}

/** Answers with a fault in place of the endpoint. */
function strike(
  world: World,
  id: number,
  request: PlainRequest,
  fields: FormFields,
  fault: Extract<Fault, { instead: unknown }>,
  about: Pick<Findings, 'codeId'> | undefined,
): PlainAnswer {
  const answer = fault.instead(world.settings.errorShape);
  const error = fault.name in tokenErrorStatus ? fault.name : undefined;
  write(
    world,
    id,
    request,
    fields,
    {
      ...about,
      status: statusOf(answer),
      ...(error !== undefined && { error }),
      fault: fault.name,
      explanation: explanationOf(fault),
    },
    'refused',
  );
  return delayed(world, answer);
}

function write(
  world: World,
  id: number,
  request: PlainRequest,
  fields: FormFields,
  findings: Findings,
  outcome: 'token_issued' | 'refused',
): void {
  const recorded = record(world, id, request, fields, findings);
  const { codeId, explanation } = recorded;
  const user = codeId === undefined ? undefined : world.codes.findById(codeId)?.user;
  const about = {
    ...(codeId !== undefined && { codeId }),
    ...(user && { user }),
    request: recorded,
  };
  world.journal.write({ type: 'token_request', ...about });
  world.journal.write({ type: outcome, ...about, ...(explanation && { explanation }) });
}

function explanationOf({ name, en, mn }: Fault): NonNullable<Findings['explanation']> {
  return { rule: `fault_${name}`, level: 'assumed', sources: [], en, mn };
}

function statusOf({ status, delivery }: PlainAnswer): number | null {
  return delivery?.fault === 'hang' || delivery?.fault === 'reset' ? null : status;
}

function delayed({ settings }: World, answer: PlainAnswer): PlainAnswer {
  if (settings.latency === 0) return answer;
  const delay = settings.latency + (answer.delivery?.delay ?? 0);
  return { ...answer, delivery: { ...answer.delivery, delay } };
}

function refusalAnswer({ settings }: World, { error, explanation }: Refusal): PlainAnswer {
  if (!settings.quirks.includes('envelope_200')) {
    return errorAnswer(error, explanation.en, settings.errorShape);
  }
  return tokenEndpointJson(200, envelope(tokenErrorStatus[error], explanation.en));
}

/** Spends the code and makes a token of it. */
function issueToken(
  world: World,
  requestId: number,
  { user, issued }: { readonly user: User; readonly issued?: IssuedCode },
  quirks: readonly Quirk[],
): PlainAnswer {
  if (issued) {
    issued.state = 'spent';
    issued.spent = { at: world.clock.now(), requestId };
  }
  const accessToken = `sbx_${world.random('token')}`;
  forgetOldest(world.tokens, tokensLimit);
  world.tokens.set(accessToken, user);
  return tokenAnswer(
    { accessToken, refreshToken: `sbx_refresh_${world.random('refresh')}` },
    quirks,
  );
}
