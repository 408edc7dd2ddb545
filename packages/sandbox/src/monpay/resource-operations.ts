import type { PlainRequest } from '../http/message.ts';
import type { ResourceOperation } from '../world/fault-names.ts';
import type { Invoice } from '../world/invoices.ts';
import { cancelInvoice, refundable, refundInvoice, WrongState } from '../world/payments.ts';
import { shownInvoice } from '../world/shown-invoice.ts';
import type { IssuedToken } from '../world/tokens.ts';
import { userById } from '../world/customers.ts';
import type { World } from '../world/world.ts';
import { queryOf } from './bearer.ts';
import { invoiceBody, isBroken, readMembers, refundBody } from './invoice-body.ts';
import { resourceBreach, type BrokenResourceRule, type ResourceOutcome } from './resource-rules.ts';
import { invoiceResult, refundResult } from './invoice-result.ts';
import { userInfo } from './user-info.ts';

/** A call whose token is good. */
export interface ResourceCall {
  readonly world: World;
  readonly request: PlainRequest;
  readonly token: IssuedToken;
  /** The path without the query. */
  readonly path: string;
  /** Whether a refund is to fail, on purpose. */
  readonly refundFails: boolean;
}

interface Operation {
  readonly name: ResourceOperation;
  readonly method: 'GET' | 'POST';
  readonly path: RegExp;
  readonly answer: (call: ResourceCall) => ResourceOutcome;
}

/** The calls of the resource API; the first whose path fits is meant. */
export const resourceCalls: readonly Operation[] = [
  {
    name: 'getUserInfo',
    method: 'GET',
    path: /^\/v2\/api\/oauth\/userinfo$/,
    answer: ({ world, token }) => userInfo(world, token),
  },
  { name: 'createInvoice', method: 'POST', path: /^\/v2\/api\/oauth\/invoice$/, answer: create },
  {
    name: 'cancelInvoice',
    method: 'GET',
    path: /^\/v2\/api\/oauth\/invoice\/cancel$/,
    answer: cancel,
  },
  {
    name: 'getInvoice',
    method: 'GET',
    path: /^\/v2\/api\/oauth\/invoice\/[^/]+$/,
    answer: (call) => {
      const invoice = invoiceIn(call, call.path.slice(call.path.lastIndexOf('/') + 1));
      return isBroken(invoice) ? invoice : about(call, invoice);
    },
  },
  { name: 'refundInvoice', method: 'POST', path: /^\/v2\/api\/oauth\/refund$/, answer: refund },
];

function create(call: ResourceCall): ResourceOutcome {
  const { world, request, token } = call;
  const wanted = readMembers(request, invoiceBody);
  if (isBroken(wanted)) return wanted;
  const { clientServiceUrl, ...asked } = wanted;
  const invoice = world.invoices.add({
    ...asked,
    ...(typeof clientServiceUrl === 'string' && { clientServiceUrl }),
    clientId: token.clientId,
    ...(token.user && { userId: token.user.userId }),
    createdAt: world.clock.now(),
  });
  world.journal.write({ type: 'invoice', invoice: shownInvoice(invoice) });
  return about(call, invoice);
}

function cancel(call: ResourceCall): ResourceOutcome {
  const invoice = invoiceIn(call, queryOf(call.request).get('invoiceId') ?? '');
  if (isBroken(invoice)) return invoice;
  try {
    cancelInvoice(call.world, invoice);
  } catch (error) {
    if (!(error instanceof WrongState)) throw error;
    return resourceBreach('not_cancellable', { status: invoice.status });
  }
  return about(call, invoice);
}

function refund(call: ResourceCall): ResourceOutcome {
  const { world, request, token, refundFails } = call;
  const body = readMembers(request, refundBody);
  if (isBroken(body)) return body;
  const { invoiceId, description } = body;
  const invoice = invoiceIn(call, typeof invoiceId === 'number' ? String(invoiceId) : '');
  if (isBroken(invoice)) return invoice;
  const { status, id } = invoice;
  try {
    const { userId } = refundable(invoice);
    if (token.user && token.user.userId !== userId)
      return resourceBreach('other_customers_invoice');
    const payment = refundFails ? refundable(invoice) : refundInvoice(world, invoice);
    const phone = userById(world, payment.userId)?.phone;
    const outcome = { id: world.lastTxn, at: world.clock.now(), phone, failed: refundFails };
    return {
      result: refundResult(invoice, payment, description, outcome),
      invoiceId: id,
    };
  } catch (error) {
    if (!(error instanceof WrongState)) throw error;
    return status === 'REFUNDED'
      ? resourceBreach('already_refunded')
      : resourceBreach('not_refundable', { status });
  }
}

function about({ world, request }: ResourceCall, invoice: Invoice): ResourceOutcome {
  return { result: invoiceResult(world, invoice, request.origin), invoiceId: invoice.id };
}

/** The invoice of that id, if the token may see it. */
function invoiceIn({ world, token }: ResourceCall, id: string): Invoice | BrokenResourceRule {
  if (!/^[1-9]\d{0,15}$/.test(id)) return resourceBreach('malformed_invoice_id');
  const invoice = world.invoices.find(Number(id));
  if (!invoice) return resourceBreach('unknown_invoice');
  if (invoice.clientId !== token.clientId) return resourceBreach('other_clients_invoice');
  const foreign = invoice.userId !== undefined && token.user?.userId !== invoice.userId;
  return token.user && foreign ? resourceBreach('other_customers_invoice') : invoice;
}
