import { shownText } from '../http/shown-text.ts';
import type { DeliveryOutcome, NoticeDelivery } from '../world/deliveries.ts';
import { isoTime } from '../world/iso-time.ts';
import type { World } from '../world/world.ts';
import { callMerchant } from './call-merchant.ts';
import { secretsOf } from './shown-field.ts';

/** How many notices can be under way at once. */
const mostUnderWay = 100;

/** Sends one payment notice, and writes down what became of it. Never rejects. */
export async function sendNotice(
  world: World,
  invoiceId: number,
  url: string,
): Promise<NoticeDelivery> {
  const { deliveries, journal, clock } = world;
  const crowded = deliveries.underWay() >= mostUnderWay;
  const delivery = deliveries.add({ invoiceId, url, at: isoTime(clock.now()) });
  journal.write({ type: 'delivery', delivery });
  const outcome = crowded
    ? ({
        state: 'not_sent',
        status: null,
        reason: `At most ${mostUnderWay} notices can be under way at once.`,
      } as const)
    : await outcomeOf(world, url);
  const settled = deliveries.settle(delivery.id, outcome);
  if (settled) journal.write({ type: 'delivery', delivery: settled });
  return settled ?? { ...delivery, ...outcome };
}

async function outcomeOf(world: World, url: string): Promise<DeliveryOutcome> {
  const called = await callMerchant(world, url);
  if (called.state !== 'answered') return { ...called, status: null };
  const { state, answer, duration } = called;
  const shown = shownText(answer.body, secretsOf(world, new Map()));
  return { state, status: answer.status, answer: shown, duration };
}
