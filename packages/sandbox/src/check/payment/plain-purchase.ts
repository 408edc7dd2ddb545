import type { App } from '../app.ts';
import { failed, NotJudged, passed, type Verdict } from '../case.ts';
import { statusWords } from '../said.ts';
import type { Stage } from '../stage.ts';
import type { Words } from '../words.ts';
import { isTaken, notify, pay } from './notices.ts';
import { deliveriesSoon, goShopping, sellingOf, type Purchase } from './shopping.ts';

/** What a plain purchase has shown of the app. */
export interface Till {
  /** By how much what the page shows grows with one delivery. */
  readonly unit: number;
  /** Whether invoices are dedicated to their customer. */
  readonly dedicated: boolean;
  /** Whether the app asks about invoices with the merchant's own token. */
  readonly ownToken: boolean;
}

const tills = new WeakMap<App, Promise<Till>>();

/**
 * What a plain purchase shows of the app; it is made once in a check.
 * @throws {NotJudged} if it ends in no delivery
 */
export function tillOf(stage: Stage): Promise<Till> {
  const known = tills.get(stage.app);
  if (known) return known;
  const learning = buyPlainly(stage).then(({ till }) => {
    if (till) return till;
    throw new NotJudged({
      mn: 'Энгийн төлбөр хүргэлтэд хүрэхгүй байгаа тул шүүх боломжгүй (paid тохиолдлыг үзнэ үү).',
      en: 'A plain payment ends in no delivery, so that this can’t be judged (see the case paid).',
    });
  });
  tills.set(stage.app, learning);
  return learning;
}

/** A customer buys and pays, and the notice comes as the guide has it. */
export async function buyPlainly(
  stage: Stage,
): Promise<{ readonly verdict: Verdict; readonly till: Till | undefined }> {
  needsPage(stage);
  const purchase = await goShopping(stage);
  const { txnId } = await pay(stage, purchase.invoice, purchase.customer);
  const notice = await notify(stage, purchase.invoice, { status: 'PAID', txnId });
  const said = statusWords(notice);
  const unit = await deliveriesSoon(stage, purchase, 1);
  if (!isTaken(notice)) {
    return {
      till: unit > 0 ? await tillFrom(stage, purchase, unit) : undefined,
      verdict: failed(
        {
          mn: `Төлбөрийн мэдэгдлийг (GET) апп хүлээж авсангүй: ${said.mn}.`,
          en: `The app did not take the payment notice, a GET: ${said.en}.`,
        },
        right,
      ),
    };
  }
  if (unit < 1) return { till: undefined, verdict: failed(notShown(stage), right) };
  return {
    till: await tillFrom(stage, purchase, unit),
    verdict: passed({
      mn: `Мэдэгдэлд ${said.mn} ирж, хуудсанд хүргэлт харагдлаа.`,
      en: `The notice got ${said.en}, and the page shows a delivery.`,
    }),
  };
}

const right = {
  mn: 'Апп GET-ээр ирсэн мэдэгдэлд 200 хариулж, нэхэмжлэхийг MonPay-ээс шалгаад хүргэнэ.',
  en: 'The app answers the GET with 200, checks the invoice with MonPay, and delivers.',
};

async function tillFrom(stage: Stage, { invoice }: Purchase, unit: number): Promise<Till> {
  const entries = await stage.journal();
  const asked = entries.filter(
    ({ type, user, request }) =>
      type === 'resource_request' && !user && request?.invoice_id === invoice.id,
  );
  return { unit, dedicated: invoice.user_id !== undefined, ownToken: asked.length > 0 };
}

function notShown(stage: Stage): Words {
  const words = sellingOf(stage).delivered?.words ?? '';
  return {
    mn: `Төлсний дараа хуудсанд «${words}» нэмэгдсэнгүй.`,
    en: `After the payment, the page does not show “${words}” once more.`,
  };
}

/** @throws {NotJudged} if the merchant has named no page that shows what was delivered */
function needsPage(stage: Stage): void {
  if (sellingOf(stage).delivered) return;
  throw new NotJudged({
    mn: 'Хүргэсэн эсэхийг харуулдаг хуудсыг --delivered-ээр заана уу.',
    en: 'Name the page that shows what was delivered with --delivered.',
  });
}
