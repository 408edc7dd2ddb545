import type { Delivery, Invoice } from '../generated/admin-api.ts';
import { CliError } from './cli-error.ts';
import type { AdminOptions } from './command-line.ts';
import { deliveryLines } from './delivery-lines.ts';
import { printable } from './printable.ts';
import { get, post, type Target } from './sandbox-there.ts';
import { targetOf } from './target.ts';

/** How long a merchant's server may take to answer, and a little more: milliseconds. */
const patience = 15_000;

/**
 * Answers an invoice at a running sandbox, or sends a notice once more, and prints what the merchant's server said.
 * @returns the exit code: 1 if the merchant's server has not taken a notice
 * @throws {CliError} if there is no sandbox or no invoice, or it refuses
 */
export async function answerInvoice(options: AdminOptions): Promise<number> {
  const target = targetOf(options);
  if (options.command === 'resend') {
    const id = options.subject ?? (await latest(target, 'deliveries')).id;
    const path = `/_sandbox/deliveries/${id}/resend`;
    const sent = await post<'resendDelivery'>(target, path, undefined, patience);
    return report(options, undefined, [sent]);
  }
  const id = options.subject ?? (await latest(target, 'invoices')).id;
  const before = new Set((await deliveriesOf(target)).map((delivery) => delivery.id));
  const { user, info, command } = options;
  const body = { ...(user !== undefined && { user }), ...(info !== undefined && { info }) };
  const path = `/_sandbox/invoices/${id}/${command}`;
  const { invoice } = await post<'payInvoice' | 'declineInvoice'>(target, path, body, patience);
  const after = invoice.pays_at === undefined ? await deliveriesOf(target, 11_000) : [];
  return report(
    options,
    invoice,
    after.filter((delivery) => !before.has(delivery.id)),
  );
}

const nothingYet = {
  invoices: 'There are no invoices yet. Your server creates one when a customer buys.',
  deliveries: 'There are no deliveries yet. Pay or decline an invoice first.',
} as const;

async function latest(
  target: Target,
  what: 'invoices' | 'deliveries',
): Promise<{ readonly id: number | string }> {
  const answer = await get<'listInvoices' | 'listDeliveries'>(target, `/_sandbox/${what}?last=1`);
  const [last] = 'invoices' in answer ? answer.invoices : answer.deliveries;
  if (!last) throw new CliError(nothingYet[what]);
  return last;
}

async function deliveriesOf(target: Target, wait = 0): Promise<readonly Delivery[]> {
  const path = `/_sandbox/deliveries?last=50&wait=${wait}`;
  const { deliveries } = await get<'listDeliveries'>(target, path, patience);
  return deliveries;
}

/** Why an attempt failed stands in its notice, too, where nobody reads it. */
function stateOf({ id, status, attempt }: Invoice): string {
  const why = status === 'FAILED' && attempt ? `: ${attempt.info}` : '';
  return `Invoice ${id} is ${status}${why}.`;
}

function report(
  { json }: AdminOptions,
  invoice: Invoice | undefined,
  deliveries: readonly Delivery[],
): number {
  const lines = [
    ...(invoice ? [stateOf(invoice)] : []),
    ...(invoice?.pays_at === undefined ? [] : [`The customer pays at ${invoice.pays_at}.`]),
    ...deliveries.flatMap(deliveryLines),
  ];
  process.stdout.write(
    json
      ? `${printable(JSON.stringify({ invoice, deliveries }))}\n`
      : `SANDBOX (not MonPay)\n${lines.map(printable).join('\n')}\n`,
  );
  return deliveries.every(({ status }) => status !== null && status < 300) ? 0 : 1;
}
