import { failed, NotJudged, passed, type Case, type Verdict } from '../case.ts';
import { shows } from '../customer.ts';
import type { Stage } from '../stage.ts';
import { deliveriesSoon, showsDelivery } from './deliveries.ts';
import { notify, pay } from './notices.ts';
import { paymentCase } from './payment-case.ts';
import { noDelivery, tillOf } from './plain-purchase.ts';
import { returnsToApp } from './return-page.ts';
import { filledIn, returnPlace } from './selling.ts';
import { goShopping, sellingOf, type Purchase } from './shopping.ts';

/** Somebody asks for an order of somebody else's, by an address that can be guessed. */
export const foreignOrder: Case = paymentCase(
  {
    name: 'foreign-order',
    page: 'payments',
    provenance: 'documented',
    title: {
      mn: 'Өөр хүн захиалгыг дугаараар нь хайж үзнэ',
      en: 'Somebody looks up another customer’s order by its number',
    },
  },
  hidesOrders,
);

async function hidesOrders(stage: Stage): Promise<Verdict> {
  const { unit, method } = await tillOf(stage);
  const first = await goShopping(stage);
  const { txnId } = await pay(stage, first.invoice, first.customer);
  await notify(stage, first.invoice, { status: 'PAID', method, txnId });
  if ((await deliveriesSoon(stage, first, unit)) < unit) throw new NotJudged(noDelivery);
  const second = await goShopping(stage);
  const [own, others] = [pagesOf(stage, first), pagesOf(stage, second)];
  const guessed = own.filter((page, index) => canBeGuessed(page, others[index] ?? ''));
  for (const page of guessed) {
    for (const browser of [second.browser, stage.browser()]) {
      const visit = await browser.open(page, { byScript: true });
      if (!showsDelivery(stage, visit) && !shows(first.customer, visit.last)) continue;
      const who = browser === second.browser ? otherCustomer : stranger;
      return failed(
        {
          mn: `${who.mn} нэхэмжлэхийн дугаараар бусдын захиалгыг харлаа. Дугаарууд дараалсан тул тааж болно.`,
          en: `${who.en} saw somebody else’s order by its invoice number. The numbers are sequential and can be guessed.`,
        },
        {
          mn: 'Захиалгыг зөвхөн өөрийнх нь сешнд харуулна, эсвэл хаягт нь таах аргагүй санамсаргүй утга хийнэ.',
          en: 'Show an order in its customer’s session only, or put a random value that nobody can guess into its address.',
        },
      );
    }
  }
  return passed(
    guessed.length === 0
      ? { mn: 'Захиалгын хаягийг таах аргагүй.', en: 'The address of an order can’t be guessed.' }
      : { mn: 'Бусдын захиалга харагдсангүй.', en: 'Nobody saw another customer’s order.' },
  );
}

const otherCustomer = { mn: 'Өөр хэрэглэгч', en: 'Another customer' };
const stranger = { mn: 'Нэвтрээгүй хүн', en: 'A stranger' };

/** The addresses that are about one order alone. */
function pagesOf(stage: Stage, { invoice }: Purchase): readonly string[] {
  const path = sellingOf(stage).delivered?.path ?? '';
  return [
    ...(path.includes('{') && path !== returnPlace ? [filledIn(path, invoice)] : []),
    ...(returnsToApp(stage, invoice) ? [filledIn(returnPlace, invoice)] : []),
  ];
}

/** Whether an order's address differs from the next one's only in a few characters. */
function canBeGuessed(page: string, next: string): boolean {
  let start = 0;
  while (start < page.length && page[start] === next[start]) start++;
  let end = page.length;
  for (let at = next.length; end > start && at > start && page[end - 1] === next[at - 1]; at--)
    end--;
  return end - start < 8;
}
