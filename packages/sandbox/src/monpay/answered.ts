import type { PlainAnswer, PlainRequest } from '../http/message.ts';
import type { Explanation } from '../world/explanation.ts';
import type { World } from '../world/world.ts';
import type { Fault } from './fault-definitions.ts';

/** The inspector's explanation of a fault on purpose. */
export function explanationOf({ name, en, mn }: Fault): Explanation {
  return { rule: `fault_${name}`, level: 'assumed', sources: [], en, mn };
}

/** The status that the client sees: none if nothing arrives. */
export function statusOf({ status, delivery }: PlainAnswer): number | null {
  return delivery?.fault === 'hang' || delivery?.fault === 'reset' ? null : status;
}

/** The answer, held back as long as the settings say. */
export function delayed({ settings }: World, answer: PlainAnswer): PlainAnswer {
  if (settings.latency === 0) return answer;
  const delay = settings.latency + (answer.delivery?.delay ?? 0);
  return { ...answer, delivery: { ...answer.delivery, delay } };
}

/** Where the inspector explains a refusal. */
export function logHeader({ origin }: PlainRequest, id: number): { 'X-Sandbox-Log': string } {
  return { 'X-Sandbox-Log': `${origin}/_sandbox/#request-${id}` };
}
