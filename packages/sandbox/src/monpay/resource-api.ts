import { sweep } from '../world/launches.ts';
import type { World } from '../world/world.ts';
import type { PlainAnswer, PlainRequest } from '../http/message.ts';
import { tokenOf } from './bearer.ts';
import { delayed, explanationOf, logHeader, statusOf } from './answered.ts';
import { concernedCustomer } from './concerned-customer.ts';
import { faultOf } from './fault-definitions.ts';
import { answerWrongMethod } from './misdirected.ts';
import { recordCall } from './recorded-call.ts';
import { answered } from './recorded-answer.ts';
import { type Findings } from './recorded-request.ts';
import { secretsOf } from './shown-field.ts';
import { resourceErrorAnswer, resultAnswer } from './resource-envelope.ts';
import { resourceCalls } from './resource-operations.ts';
import type { BrokenResourceRule, ResourceOutcome } from './resource-rules.ts';

/**
 * Answers a call of the resource API, in one turn: the token first, then the body, then the invoice. Undefined if
 * it has no such path.
 * @param path the path without the query
 */
export function answerResourceCall(
  world: World,
  request: PlainRequest,
  path: string,
): PlainAnswer | undefined {
  const fitting = resourceCalls.filter((call) => call.path.test(path));
  const [first] = fitting;
  if (!first) return undefined;
  const operation = fitting.find(({ method }) => method === request.method);
  if (!operation) {
    return answerWrongMethod(world, request, fitting.map(({ method }) => method).join(', '));
  }
  const started = performance.now();
  sweep(world);
  const id = ++world.requestCount;
  const token = tokenOf(world, request);
  // No fault is used up by a call that nobody may make.
  const armed =
    'error' in token
      ? undefined
      : world.faults.take(
          [operation.name, 'resource'],
          token.user?.id ?? concernedCustomer(world, request, path),
        );
  const fault = armed && faultOf(armed.fault, armed.ms);
  const finish = (answer: PlainAnswer, findings: Omit<Findings, 'status'>): PlainAnswer => {
    const log = findings.error === undefined && !fault ? {} : logHeader(request, id);
    const whole = delayed(world, { ...answer, headers: { ...answer.headers, ...log } });
    recordCall(world, id, request, 'error' in token ? undefined : token, {
      ...findings,
      ...(fault && { fault: fault.name, explanation: explanationOf(fault) }),
      status: statusOf(whole),
      ...answered(whole, secretsOf(world, new Map()), started),
    });
    return whole;
  };
  if (fault && 'instead' in fault) return finish(fault.instead(world.settings.errorShape), {});
  const refundFails = fault?.name === 'refund_failed';
  const outcome =
    'error' in token ? token : operation.answer({ world, request, path, token, refundFails });
  const answer =
    'result' in outcome ? resultAnswer(outcome.result) : refusalAnswer(world, request, outcome);
  return finish(fault ? fault.after(answer, fault.ms) : answer, findingsOf(outcome));
}

function findingsOf(outcome: ResourceOutcome): Omit<Findings, 'status'> {
  if (!('result' in outcome)) return { error: outcome.error, explanation: outcome.explanation };
  return outcome.invoiceId === undefined ? {} : { invoiceId: outcome.invoiceId };
}

function refusalAnswer(
  { settings }: World,
  request: PlainRequest,
  { error, explanation }: BrokenResourceRule,
): PlainAnswer {
  const mongolian = /^mn\b/i.test(request.header('accept-language') ?? '');
  const status = settings.quirks.includes('refusal_200') ? 200 : undefined;
  return resourceErrorAnswer(error, explanation[mongolian ? 'mn' : 'en'], status);
}
