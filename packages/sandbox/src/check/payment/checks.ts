import type { Stage } from '../stage.ts';

/** How often the app has checked an invoice since the case began. */
export async function checksOf(stage: Stage, id: number): Promise<number> {
  const entries = await stage.journal();
  return entries.filter(
    ({ type, request }) =>
      type === 'resource_request' &&
      request?.method === 'GET' &&
      request.path.endsWith(`/invoice/${id}`),
  ).length;
}

/** Why a case can't be judged whose order was delivered without a check. */
export const unchecked = {
  mn: 'Апп нэхэмжлэхийг шалгалгүй хүргэсэн тул шүүх боломжгүй (notice-forged тохиолдлыг үзнэ үү).',
  en: 'The app delivered without checking the invoice, so that this can’t be judged (see the case notice-forged).',
};
