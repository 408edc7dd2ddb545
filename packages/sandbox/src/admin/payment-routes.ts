import { jsonAnswer, sandboxError, type Answer, type PlainRequest } from '../http/message.ts';
import { answerInvoice, invoiceOf } from '../monpay/approve.ts';
import { sendNotice } from '../monpay/send-notice.ts';
import { refundInvoice } from '../world/payments.ts';
import { shownInvoice } from '../world/shown-invoice.ts';
import { revokeToken } from '../world/revoke-tokens.ts';
import type { World } from '../world/world.ts';
import { declineBody, payBody, userIn } from './bodies.ts';
import { readBody } from './body.ts';
import { shownToken } from './shown-state.ts';
import { wholeIn } from './whole-in.ts';
import { wire } from './wire.ts';

/** Answers one call of the admin API; the id is the one in its path. */
export type Handler = (world: World, request: PlainRequest, id: string) => Answer | Promise<Answer>;

/** The most of a kind that are listed. */
const mostListed = 10_000;
/** The longest that somebody waits for deliveries: milliseconds. */
const longestWait = 60_000;

/** The calls about tokens, invoices and deliveries, by path (`*` is an id) and method. */
export const paymentRoutes: Readonly<Record<string, Readonly<Record<string, Handler>>>> = {
  '/_sandbox/tokens/*/revoke': {
    POST: (world, _, id) => {
      const issued = world.tokens.findById(id);
      if (!issued) return sandboxError(404, 'not_found', 'There is no token with this id.');
      revokeToken(world, issued);
      return jsonAnswer(200, wire(shownToken(issued)));
    },
  },
  '/_sandbox/invoices': {
    GET: (world, request) => {
      const last = wholeIn(request, 'last', 1, mostListed) ?? mostListed;
      const invoices = world.invoices.all().slice(-last).map(shownInvoice);
      return jsonAnswer(200, wire({ invoices }));
    },
  },
  '/_sandbox/invoices/*/pay': {
    POST: (world, request, id) => {
      const { user, notice } = readBody(request, payBody);
      return answered(world, Number(id), 'pay', { user: userIn(user), notice });
    },
  },
  '/_sandbox/invoices/*/decline': {
    POST: (world, request, id) => {
      return answered(world, Number(id), 'decline', readBody(request, declineBody));
    },
  },
  '/_sandbox/invoices/*/refund': {
    POST: (world, _, id) => {
      const invoice = invoiceOf(world, Number(id));
      refundInvoice(world, invoice);
      return jsonAnswer(200, wire({ invoice: shownInvoice(invoice) }));
    },
  },
  '/_sandbox/deliveries': { GET: listed },
  '/_sandbox/deliveries/*/resend': {
    POST: async (world, _, id) => {
      const delivery = world.deliveries.findById(id);
      if (!delivery) return sandboxError(404, 'not_found', 'There is no delivery with this id.');
      return jsonAnswer(201, wire(await sendNotice(world, delivery.invoiceId, delivery.url)));
    },
  },
};

async function answered(
  world: World,
  id: number,
  tap: 'pay' | 'decline',
  how: Parameters<typeof answerInvoice>[3],
): Promise<Answer> {
  const { notice = world.settings.notice } = how;
  const { returnUrl, delivery } = answerInvoice(world, id, tap, how);
  if (notice === 'before') await delivery;
  const invoice = shownInvoice(invoiceOf(world, id));
  return jsonAnswer(200, wire({ invoice, ...(returnUrl !== undefined && { returnUrl }) }));
}

async function listed({ deliveries }: World, request: PlainRequest): Promise<Answer> {
  const wait = wholeIn(request, 'wait', 0, longestWait) ?? 0;
  const last = wholeIn(request, 'last', 1, mostListed) ?? mostListed;
  if (wait > 0) {
    let timer;
    const patience = new Promise((resolve) => {
      timer = setTimeout(resolve, wait);
    });
    await Promise.race([deliveries.settled(), patience]);
    clearTimeout(timer);
  }
  return jsonAnswer(200, wire({ deliveries: deliveries.all().slice(-last) }));
}
