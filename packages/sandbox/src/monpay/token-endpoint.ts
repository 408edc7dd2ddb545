import type { PlainAnswer, PlainRequest } from '../http/message.ts';
import type { IssuedCode } from '../world/codes.ts';
import type { Explanation } from '../world/explanation.ts';
import type { Quirk } from '../world/settings.ts';
import type { IssuedToken } from '../world/tokens.ts';
import { sweep } from '../world/launches.ts';
import type { World } from '../world/world.ts';
import { delayed, explanationOf, logHeader, statusOf } from './answered.ts';
import type { BrokenRule } from './broken-rule.ts';
import { envelope, errorAnswer, tokenEndpointJson } from './error-shapes.ts';
import { faultOf, type Fault } from './fault-definitions.ts';
import { issuedCodeOf, readForm } from './form.ts';
import type { FormFields } from './form-fields.ts';
import { tokenAnswer } from './quirks.ts';
import { answered } from './recorded-answer.ts';
import { record, type Findings } from './recorded-request.ts';
import { secretsOf } from './shown-field.ts';
import { tokenErrorStatus } from './token-errors.ts';
import { judge, type Grant, type Verdict } from './token-verdict.ts';

/** One token request on its way through the endpoint. */
interface Exchange {
  readonly id: number;
  readonly request: PlainRequest;
  readonly fields: FormFields;
  /** The code that was sent, if it was issued here. */
  readonly issued: IssuedCode | undefined;
  readonly verdict: Verdict;
  readonly fault: Fault | undefined;
  readonly advice: Explanation | undefined;
}

/** What it comes to. */
interface Outcome {
  readonly type: 'token_issued' | 'refused';
  readonly answer: PlainAnswer;
  readonly findings: Omit<Findings, 'status' | 'codeId' | 'fault'>;
}

/**
 * Answers one token request, in one turn: form (400), grant type (415), the other fields (400), client (401),
 * code (403), redirect URI (403); the first that is wrong answers. Only a token spends a code.
 * @see RFC 6749 §4.1.3
 */
export function answerTokenRequest(world: World, request: PlainRequest): PlainAnswer {
  const started = performance.now();
  sweep(world);
  const exchange = receive(world, request);
  const outcome = insteadOf(world, exchange) ?? outcomeOf(world, exchange);
  const { type, answer } = outcome;
  const log = type === 'refused' ? logHeader(request, exchange.id) : {};
  const whole = delayed(world, { ...answer, headers: { ...answer.headers, ...log } });
  write(world, exchange, { ...outcome, answer: whole }, started);
  return whole;
}

/** Reads and judges a request, and lets a fault strike it; only a token request uses up a fault. */
function receive(world: World, request: PlainRequest): Exchange {
  const id = ++world.requestCount;
  const { fields, broken, advice } = readForm(request);
  const issued = issuedCodeOf(world, request, fields);
  const verdict = broken ?? judge(world, fields);
  const fault = broken ? undefined : (armedFault(world, issued) ?? magicFault(verdict));
  return { id, request, fields, issued, verdict, fault, advice };
}

function armedFault({ faults }: World, issued: IssuedCode | undefined): Fault | undefined {
  const armed = faults.take(['token'], issued?.user.id);
  return armed && faultOf(armed.fault, armed.ms);
}

function magicFault(verdict: Verdict): Fault | undefined {
  return 'error' in verdict ? undefined : verdict.fault;
}

/** The outcome of a fault that answers in place of the endpoint. */
function insteadOf({ settings }: World, { fault }: Exchange): Outcome | undefined {
  if (!fault || !('instead' in fault)) return undefined;
  const error = Object.hasOwn(tokenErrorStatus, fault.name) ? fault.name : undefined;
  return {
    type: 'refused',
    answer: fault.instead(settings.errorShape),
    findings: { explanation: explanationOf(fault), ...(error !== undefined && { error }) },
  };
}

/** The endpoint's own outcome, spoiled by a fault if one strikes. */
function outcomeOf(world: World, { id, verdict, fault, advice }: Exchange): Outcome {
  const spoiled = (answer: PlainAnswer): PlainAnswer =>
    fault && 'after' in fault ? fault.after(answer, fault.ms) : answer;
  if ('error' in verdict) {
    const { error, explanation } = verdict;
    const answer = spoiled(answerFor(world, verdict));
    return { type: 'refused', answer, findings: { error, explanation } };
  }
  const odd = fault && 'after' in fault && fault.quirk ? [fault.quirk] : [];
  const quirks = [...world.settings.quirks, ...odd];
  const { token, answer } = issueToken(world, id, verdict, quirks);
  const explanation = fault ? explanationOf(fault) : advice;
  const findings = { tokenId: token.id, ...(explanation && { explanation }) };
  return { type: 'token_issued', answer: spoiled(answer), findings };
}

function write(
  world: World,
  { id, request, fields, issued, fault }: Exchange,
  { type, answer, findings }: Outcome,
  started: number,
): void {
  const { explanation } = findings;
  const recorded = record(world, id, request, fields, {
    ...(issued && { codeId: issued.id }),
    status: statusOf(answer),
    ...(fault && { fault: fault.name }),
    ...findings,
    ...answered(answer, secretsOf(world, fields), started),
  });
  const about = { ...(issued && { codeId: issued.id, user: issued.user }), request: recorded };
  world.journal.write({ type: 'token_request', ...about });
  world.journal.write({ type, ...about, ...(explanation && { explanation }) });
}

function answerFor({ settings }: World, { error, explanation }: BrokenRule): PlainAnswer {
  if (!settings.quirks.includes('envelope_200')) {
    return errorAnswer(error, explanation.en, settings.errorShape);
  }
  return tokenEndpointJson(200, envelope(tokenErrorStatus[error], explanation.en));
}

/** Spends the code and makes a token of it. */
function issueToken(
  world: World,
  requestId: number,
  { clientId, user, issued }: Grant,
  quirks: readonly Quirk[],
): { readonly token: IssuedToken; readonly answer: PlainAnswer } {
  if (issued) {
    issued.state = 'spent';
    issued.spent = { at: world.clock.now(), requestId };
  }
  const accessToken = `sbx_${world.random('token')}`;
  const issuedAt = world.clock.now();
  const token = world.tokens.add({ token: accessToken, clientId, issuedAt, ...(user && { user }) });
  // The merchant's own token was seen to come alone.
  const refreshToken = user && `sbx_refresh_${world.random('refresh')}`;
  return { token, answer: tokenAnswer({ accessToken, refreshToken }, quirks) };
}
