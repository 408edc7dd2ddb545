import type { NoticeDelivery } from '../world/deliveries.ts';
import type { Attempt, Invoice } from '../world/invoices.ts';
import { noticeQuery, withQuery } from '../world/notice-query.ts';
import type { NoticeTime } from '../world/settings.ts';
import type { World } from '../world/world.ts';
import { sendNotice } from './send-notice.ts';

/** How many failures of one invoice are held back to come out of order. */
const mostHeld = 20;

/** Sends the notice of an attempt when it is time. */
export function notify(
  world: World,
  invoice: Invoice,
  attempt: Attempt,
  notice: NoticeTime = world.settings.notice,
): Promise<NoticeDelivery | undefined> {
  const { noticeDelay } = world.settings;
  if (notice === 'never') return Promise.resolve(undefined);
  if (notice !== 'after') return sendNotices(world, invoice, attempt);
  return new Promise((resolve) => {
    const send = (): void => resolve(sendNotices(world, invoice, attempt));
    world.schedule.after(noticeDelay, send, () => resolve(undefined));
  });
}

async function sendNotices(
  world: World,
  invoice: Invoice,
  attempt: Attempt,
): Promise<NoticeDelivery | undefined> {
  const { quirks } = world.settings;
  const held = world.heldNotices.get(invoice.id) ?? [];
  if (attempt.status === 'FAILED' && quirks.includes('notices_out_of_order')) {
    world.heldNotices.set(invoice.id, [...held, attempt].slice(-mostHeld));
    return undefined;
  }
  const send = (one: Attempt): Promise<NoticeDelivery> =>
    sendNotice(world, invoice.id, noticeUrl(invoice, one, world));
  const delivery = await send(attempt);
  if (quirks.includes('notice_twice')) await send(attempt);
  if (attempt.status === 'PAID') {
    world.heldNotices.delete(invoice.id);
    for (const late of held) await send(late);
  }
  return delivery;
}

function noticeUrl(invoice: Invoice, attempt: Attempt, { settings }: World): string {
  const { clientServiceUrl, redirectUri } = invoice;
  return withQuery(clientServiceUrl ?? redirectUri, noticeQuery(attempt, settings.quirks));
}
