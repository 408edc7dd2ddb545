import type { RecordedRequest } from '../../generated/admin-api.ts';
import type { Customer } from '../customer.ts';
import type { Stage } from '../stage.ts';

/** How often the app has checked an invoice since the case began. */
export function checksOf(stage: Stage, id: number): Promise<number> {
  return count(stage, ({ method, path }) => method === 'GET' && path.endsWith(`/invoice/${id}`));
}

/** How many invoices the app has asked for since the case began, whoever bought. */
export function createsIn(stage: Stage): Promise<number> {
  return count(stage, isCreate);
}

/** How many refunds of an invoice the app has asked for since the case began. */
export function refundsOf(stage: Stage, id: number): Promise<number> {
  return count(stage, ({ path, invoice_id }) => path.endsWith('/refund') && invoice_id === id);
}

/**
 * The requests for an invoice since the case began that were sent with this customer's token, or if there are none,
 * those with the merchant's own, which do not say who buys.
 */
export async function createsFor(
  stage: Stage,
  { id }: Customer,
): Promise<readonly RecordedRequest[]> {
  const entries = (await stage.journal()).filter(
    ({ type, request }) => type === 'resource_request' && request && isCreate(request),
  );
  const own = entries.filter(({ user }) => user?.id === id);
  const forAnybody = entries.filter(({ user }) => user === undefined);
  return (own.length > 0 ? own : forAnybody).flatMap(({ request }) => request ?? []);
}

function isCreate({ method, path }: RecordedRequest): boolean {
  return method === 'POST' && path.endsWith('/oauth/invoice');
}

async function count(stage: Stage, is: (request: RecordedRequest) => boolean): Promise<number> {
  const entries = await stage.journal();
  return entries.filter(
    ({ type, request }) => type === 'resource_request' && request !== undefined && is(request),
  ).length;
}
