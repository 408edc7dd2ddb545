import type { Answer, PlainAnswer, PlainRequest } from '../http/message.ts';
import { sameSecret } from '../world/clients.ts';
import { formToken } from '../world/form-token.ts';
import type { Invoice } from '../world/invoices.ts';
import { assertPayable, infos, lateness, WrongState } from '../world/payments.ts';
import type { Attempt } from '../world/invoices.ts';
import type { User } from '../world/users.ts';
import { userById } from '../world/customers.ts';
import type { World } from '../world/world.ts';
import { approve, payerOf, taps, type Tap } from './approve.ts';
import { answerWrongMethod } from './misdirected.ts';
import { byTrueName } from './own-names.ts';
import { noticeQuery, withQuery } from '../world/notice-query.ts';
import { controls, htmlPage, invoiceFacts, messagePage } from './pay-page-html.ts';

/**
 * Answers the page where a customer approves an invoice. Opening it changes nothing; what is tapped comes by POST
 * with the token of the page's form. Undefined if the path is another.
 * @param path the path without the query
 */
export function answerPayPage(
  world: World,
  request: PlainRequest,
  path: string,
): Answer | Promise<Answer> | undefined {
  const [, id] = /^\/v2\/invoice\/([1-9]\d{0,15})$/.exec(path) ?? [];
  if (id === undefined) return undefined;
  const invoice = world.invoices.find(Number(id));
  if (request.method === 'GET' || request.method === 'HEAD') {
    if (!invoice) return noSuchInvoice();
    return byTrueName(request, invoice.redirectUri) ?? shownPage(world, invoice);
  }
  if (request.method !== 'POST') return answerWrongMethod(world, request, 'GET, HEAD, POST');
  return invoice ? tapped(world, request, invoice) : noSuchInvoice();
}

function shownPage(world: World, invoice: Invoice): PlainAnswer {
  const facts = invoiceFacts(invoice);
  if (invoice.paysAt !== undefined) return thinking(facts);
  try {
    assertPayable(world, invoice);
  } catch (error) {
    if (!(error instanceof WrongState)) throw error;
    return htmlPage(200, facts + done(world, invoice));
  }
  const { userId } = invoice;
  const payer = userId === undefined ? undefined : userById(world, userId);
  const payers = payer ? [payer] : payersOf(world, invoice);
  return htmlPage(200, facts + controls(world, payers, formToken(world, invoice.id)));
}

/** Whoever the merchant's mini app was opened for last comes first. */
function payersOf({ users, codes }: World, { clientId }: Invoice): User[] {
  const last = codes.all().findLast((issued) => issued.clientId === clientId)?.user;
  const known = last && users.find(({ id }) => id === last.id);
  return known ? [known, ...users.filter((user) => user !== known)] : [...users];
}

/** What is left to see of an invoice that was answered before. */
function done(world: World, invoice: Invoice): string {
  const { status, attempt, amount, redirectUri, id } = invoice;
  const paid = invoice.payments.at(-1);
  const query =
    attempt &&
    noticeQuery(
      {
        invoiceId: id,
        status: paid ? 'PAID' : 'FAILED',
        txnId: paid?.txnId ?? attempt.txnId,
        amount,
        info: paid ? infos.paid : attempt.info,
      } satisfies Attempt,
      world.settings.quirks,
    );
  return messagePage(
    `Энэ нэхэмжлэх: ${status}`,
    `This invoice is ${status}.`,
    query === undefined ? redirectUri : withQuery(redirectUri, query),
  );
}

function thinking(facts: string): PlainAnswer {
  const seconds = lateness / 1000;
  const words = messagePage(
    `Энэ хэрэглэгч ${seconds} секунд бодож байгаад төлнө.`,
    `This customer thinks for ${seconds} seconds and then pays.`,
  );
  return htmlPage(200, facts + words, { seconds: seconds + 1 });
}

async function tapped(world: World, request: PlainRequest, invoice: Invoice): Promise<Answer> {
  const form = new URLSearchParams(new TextDecoder().decode(request.body ?? new Uint8Array()));
  const site = request.header('sec-fetch-site') ?? 'same-origin';
  const token = form.get('token') ?? '';
  if (site !== 'same-origin' || !sameSecret(token, formToken(world, invoice.id))) {
    return refused(
      403,
      'Зөвшөөрлийг зөвхөн энэ хуудаснаас өгнө.',
      'Only this page itself can approve: what came does not carry the token of its form. Open the page again.',
    );
  }
  const tap = form.get('tap') as Tap;
  if (!taps.includes(tap)) return refused(400, 'Үл мэдэгдэх товч.', 'There is no such button.');
  try {
    const payer = payerOf(world, invoice, form.get('user') ?? undefined);
    const approval = approve(world, invoice, payer, tap);
    const { returnUrl } = approval;
    if (!approval.attempt && tap !== 'back') return thinking(invoiceFacts(invoice));
    if (world.settings.notice === 'before') await approval.delivery;
    if (returnUrl === undefined) {
      const words = messagePage('Аппыг хаалаа.', 'The app was closed: nobody returns to the shop.');
      return htmlPage(200, words);
    }
    const words = messagePage('Дэлгүүр рүү буцаж байна…', 'Back to the shop…', returnUrl);
    // Not a redirect: form-action would have to name wherever the merchant leads on to.
    return htmlPage(200, words, { seconds: 0, url: returnUrl });
  } catch (error) {
    if (!(error instanceof TypeError)) throw error;
    return refused(409, 'Энэ нэхэмжлэхийг одоо төлөх боломжгүй.', error.message);
  }
}

function refused(status: number, mn: string, en: string): PlainAnswer {
  return htmlPage(status, messagePage(mn, en));
}

function noSuchInvoice(): PlainAnswer {
  return refused(404, 'Ийм нэхэмжлэх алга.', 'There is no invoice with this number.');
}
