import type { Sandbox } from '@monpay-miniapp/sandbox';
import type { Step } from './step.ts';
import type { Visitor } from './visitor.ts';

/** A visitor who is in the shop, and where the shop and its sandbox are. */
export interface Shopper {
  readonly visitor: Visitor;
  /** The origin of the shop. */
  readonly shop: string;
  readonly sandbox: Sandbox;
}

/**
 * Plays what comes after the greeting: basket, invoice, a forged notice, approval, notice, check, receipt, refund.
 * Nothing of it is by a back door: the sandbox calls the shop as MonPay does.
 */
export async function playPayment({ visitor, shop, sandbox }: Shopper): Promise<Step[]> {
  await visitor.submit(`${shop}/basket`, { product: 'tea' });
  const checkout = await visitor.submit(`${shop}/checkout`);
  const [invoice] = sandbox.invoices();
  const order = invoice?.redirectUri ?? '';
  const steps: Step[] = [
    {
      ok: checkout.address.pathname === `/v2/invoice/${invoice?.id}` && invoice?.amount === 6500,
      seen: `the shop writes the order, makes invoice ${invoice?.id} of ${invoice?.amount} ₮ and sends the customer to approve it`,
    },
  ];
  if (!invoice) return steps;

  const forged = await fetch(
    `${invoice.clientServiceUrl}?invoiceId=${invoice.id}&status=PAID&amount=${invoice.amount}`,
  );
  const unpaid = await visitor.open(order);
  steps.push({
    ok: forged.status === 200 && unpaid.page.includes('Төлбөрийг шалгаж байна'),
    seen: 'somebody else calls the shop and says that it is paid: the shop asks MonPay, and delivers nothing',
  });

  const delivery = await sandbox.pay(invoice.id);
  const receipt = await visitor.open(`${order}?status=PAID`);
  steps.push(
    {
      ok: delivery?.status === 200,
      seen: `the customer approves, MonPay calls the shop, the shop checks the invoice and answers ${delivery?.status}`,
    },
    {
      ok: receipt.address.search === '' && receipt.page.includes('Баримт'),
      seen: 'only then there is a receipt: Баярлалаа, төлбөр төлөгдлөө',
    },
  );

  const refund = await visitor.submit(`${order}/refund`);
  steps.push({
    ok: refund.page.includes('Мөнгийг буцаалаа') && sandbox.invoices()[0]?.status === 'REFUNDED',
    seen: 'the shop gives the money back: Мөнгийг буцаалаа',
  });
  return steps;
}
