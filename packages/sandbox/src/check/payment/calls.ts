import type { RecordedRequest } from '../../generated/admin-api.ts';
import type { Stage } from '../stage.ts';

/** How often the app has checked an invoice since the case began. */
export function checksOf(stage: Stage, id: number): Promise<number> {
  return count(stage, ({ method, path }) => method === 'GET' && path.endsWith(`/invoice/${id}`));
}

/** How many invoices the app has asked for since the case began, whoever bought. */
export function createsIn(stage: Stage): Promise<number> {
  return count(stage, ({ method, path }) => method === 'POST' && path.endsWith('/oauth/invoice'));
}

/** How many refunds of an invoice the app has asked for since the case began. */
export function refundsOf(stage: Stage, id: number): Promise<number> {
  return count(stage, ({ path, invoice_id }) => path.endsWith('/refund') && invoice_id === id);
}

async function count(stage: Stage, is: (request: RecordedRequest) => boolean): Promise<number> {
  const entries = await stage.journal();
  return entries.filter(
    ({ type, request }) => type === 'resource_request' && request !== undefined && is(request),
  ).length;
}
