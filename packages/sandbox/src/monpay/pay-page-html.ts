import { sandboxHeaders, type PlainAnswer } from '../http/message.ts';
import type { Invoice } from '../world/invoices.ts';
import { balanceOf } from '../world/payments.ts';
import type { User } from '../world/users.ts';
import type { World } from '../world/world.ts';
import type { Tap } from './approve.ts';

/** Where the page's only style sheet is; it runs no script. */
const styleSheet = '/_sandbox/assets/pay.css';

/**
 * A page for the customer. It runs nothing, loads nothing but its style, posts to itself alone, and only the
 * sandbox's own phone may frame it.
 * @param next where the browser goes by itself, and after how many seconds; by default to this page again
 * @see https://www.w3.org/TR/CSP3/
 */
export function htmlPage(
  status: number,
  content: string,
  next?: { readonly seconds: number; readonly url?: string },
): PlainAnswer {
  const url = next?.url === undefined ? '' : `;url=${next.url}`;
  const refresh = next
    ? `<meta http-equiv="refresh" content="${escapeHtml(`${next.seconds}${url}`)}">`
    : '';
  return {
    status,
    headers: {
      ...sandboxHeaders,
      'Content-Type': 'text/html; charset=utf-8',
      'Content-Security-Policy': [
        "default-src 'none'",
        "style-src 'self'",
        "base-uri 'none'",
        "form-action 'self'",
        "frame-ancestors 'self'",
      ].join('; '),
      'X-Content-Type-Options': 'nosniff',
      'Referrer-Policy': 'no-referrer',
      'Cache-Control': 'no-store',
    },
    body: `<!doctype html>
<html lang="mn">
<head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1"><meta name="color-scheme" content="light dark"><meta name="robots" content="noindex">${refresh}<title>SANDBOX (not MonPay)</title><link rel="stylesheet" href="${styleSheet}"></head>
<body><header><h1>MonPay <span class="badge">SANDBOX</span></h1><p>Жинхэнэ мөнгө биш. <span lang="en">No real money.</span></p></header>
<main>${content}</main></body>
</html>`,
  };
}

/** What the customer is asked to pay, to whom and for what. */
export function invoiceFacts({ id, amount, receiver, description }: Invoice): string {
  return `<p class="amount">${tugrik(amount)}</p>
<dl><dt>Хүлээн авагч <span lang="en">Receiver</span></dt><dd>${escapeHtml(receiver)}</dd>
<dt>Утга <span lang="en">Description</span></dt><dd>${escapeHtml(description)}</dd>
<dt>Нэхэмжлэх <span lang="en">Invoice</span></dt><dd>${id}</dd></dl>`;
}

/** A sentence in both languages, and the way back to the shop if there is one. */
export function messagePage(mn: string, en: string, back?: string): string {
  const link =
    back === undefined
      ? ''
      : `<p><a class="button" href="${escapeHtml(back)}">Дэлгүүр рүү <span lang="en">Back to the shop</span></a></p>`;
  return `<p role="status">${escapeHtml(mn)} <span lang="en">${escapeHtml(en)}</span></p>${link}`;
}

const buttons: readonly (readonly [Tap, string, string])[] = [
  ['pay', 'Төлөх', 'Pay'],
  ['pay_and_close', 'Төлөөд аппыг хаах', 'Pay and close the app'],
  ['decline', 'Татгалзах', 'Decline'],
  ['no_balance', 'Үлдэгдэл хүрэлцэхгүй', 'Not enough balance'],
  ['back', 'Буцах', 'Back'],
];

/** The form: who pays, and everything that can happen now. */
export function controls(world: World, payers: readonly User[], token: string): string {
  const [only, ...others] = payers;
  const who =
    only && others.length === 0
      ? `<p>${nameWithBalance(world, only)}</p>`
      : `<label>Хэн төлөх вэ? <span lang="en">Who pays?</span> <select name="user">${payers
          .map((user) => `<option value="${escapeHtml(user.id)}">${nameWithBalance(world, user)}`)
          .join('')}</select></label>`;
  const choices = buttons.map(
    ([tap, mn, en]) =>
      `<button name="tap" value="${tap}">${mn} <span lang="en">${en}</span></button>`,
  );
  return `<form method="post"><input type="hidden" name="token" value="${token}">${who}${choices.join('')}</form>`;
}

function nameWithBalance(world: World, user: User): string {
  const name = [user.firstName, user.lastName].filter(Boolean).join(' ') || user.id;
  return `${escapeHtml(name)} · ${tugrik(balanceOf(world, user))}`;
}

function tugrik(amount: number): string {
  return `${String(amount).replace(/\B(?=(?:\d{3})+$)/g, ' ')} ₮`;
}

const entities: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

function escapeHtml(text: string): string {
  return text.replace(/[&<>"']/g, (character) => entities[character] ?? '');
}
