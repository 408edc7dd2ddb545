import { bodyLimit, type PlainRequest } from '../http/message.ts';
import { userById } from '../world/customers.ts';
import type { World } from '../world/world.ts';
import { queryOf } from './bearer.ts';

/** The id of the customer whose invoice a call is about, which a token of the merchant's own does not say. */
export function concernedCustomer(
  world: World,
  request: PlainRequest,
  path: string,
): string | undefined {
  const named = /\/invoice\/(\d{1,15})$/.exec(path)?.[1] ?? queryOf(request).get('invoiceId');
  const invoice = world.invoices.find(Number(named ?? invoiceIn(request)));
  const userId = invoice?.userId ?? invoice?.payments.at(-1)?.userId;
  return userId === undefined ? undefined : userById(world, userId)?.id;
}

function invoiceIn({ body }: PlainRequest): unknown {
  if (!body || body.length > bodyLimit) return undefined;
  const text = new TextDecoder().decode(body);
  return /"invoiceId"\s*:\s*(\d{1,15})\b/.exec(text)?.[1];
}
