import { NotJudged } from '../case.ts';
import type { Stage } from '../stage.ts';
import { notify } from './notices.ts';
import { deliveriesLater } from './plain-purchase.ts';
import { comeBack } from './return-page.ts';
import { goShopping } from './shopping.ts';

/**
 * For cases about what a check finds, when an order was delivered: an app that believes notices checks nothing.
 * @throws {NotJudged} if a forged notice delivers as well
 */
export async function needsChecks(stage: Stage, method: 'GET' | 'POST'): Promise<void> {
  const purchase = await goShopping(stage);
  await notify(stage, purchase.invoice, { status: 'PAID', method });
  if ((await deliveriesLater(stage, purchase)) === 0) return;
  throw new NotJudged({
    mn: 'Апп нэхэмжлэхийг шалгалгүй хүргэсэн тул дүгнэх боломжгүй (notice-forged тохиолдлыг үзнэ үү).',
    en: 'The app delivered without checking the invoice, so this can’t be judged (see the case notice-forged).',
  });
}

/**
 * The same for the page that the customer comes back to.
 * @throws {NotJudged} if a forged address delivers as well
 */
export async function needsChecksAtReturn(stage: Stage): Promise<void> {
  const purchase = await goShopping(stage);
  const shown = await comeBack(stage, purchase, {});
  if (shown === 0 && (await deliveriesLater(stage, purchase)) === 0) return;
  throw new NotJudged({
    mn: 'Буцах хуудас нэхэмжлэхийг шалгалгүй хүргэсэн тул дүгнэх боломжгүй (return-forged тохиолдлыг үзнэ үү).',
    en: 'The return page delivered without checking the invoice, so this can’t be judged (see the case return-forged).',
  });
}
