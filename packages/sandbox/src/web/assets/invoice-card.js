/** @import { Delivery, JournalEntry } from '../../generated/admin-api.ts' */
/** @import { Card } from './code-card.js' */
import { announce } from './announce.js';
import { timeOfDay } from './countdown.js';
import { took } from './answer-block.js';
import { el } from './dom.js';
import { t } from './language.js';
import { answerBlock, requestBlock } from './request-card.js';
import { ask, refresh } from './sandbox.js';

/**
 * Tögrög as people write them.
 * @param {number} amount
 */
export function tugrik(amount) {
  return `${amount.toLocaleString('en').replaceAll(',', ' ')} ₮`;
}

/**
 * The time line of one invoice: made, asked about, answered by the customer, and reported to the merchant.
 * @param {string} key
 * @param {number} id
 * @returns {Card}
 */
export function invoiceCard(key, id) {
  const steps = el('ol', { class: 'steps', role: 'list' });
  const chip = el('span', { class: 'chip-place' });
  const facts = el('span', { class: 'number' });
  const element = el(
    'li',
    { class: 'card', id: key, 'data-key': key, tabindex: -1 },
    el(
      'div',
      { class: 'card-head' },
      el(
        'h3',
        { class: 'who' },
        el('a', { class: 'name', href: `#${key}` }, t('invoice_number', { id })),
        facts,
      ),
      chip,
    ),
    steps,
  );
  /** @type {Map<string, HTMLElement>} */
  const deliveries = new Map();
  /** @type {string | undefined} */
  let status;
  return {
    element,
    add(entry) {
      const { invoice, delivery } = entry;
      if (invoice !== undefined) {
        facts.textContent = `${tugrik(invoice.amount)} · ${invoice.description}`;
        chip.replaceChildren(
          el(
            'span',
            { class: 'chip', 'data-state': invoice.status },
            t(`invoice_${invoice.status}`),
          ),
        );
        if (invoice.status === status) return;
        status = invoice.status;
      }
      const shown = step(entry);
      const before = delivery && deliveries.get(delivery.id);
      if (delivery !== undefined) deliveries.set(delivery.id, shown);
      if (before) before.replaceWith(shown);
      else steps.append(shown);
    },
    update() {},
  };
}

/** @param {JournalEntry} entry */
function step(entry) {
  const { type, invoice, delivery, request } = entry;
  const name = invoice ? t(`step_invoice_${invoice.status}`) : t(`step_${type}`);
  return el(
    'li',
    { class: 'step', 'data-type': type },
    el(
      'div',
      { class: 'step-head' },
      el('span', { class: 'step-name' }, name),
      delivery ? el('code', { class: 'status' }, outcome(delivery)) : undefined,
      request
        ? el(
            'code',
            { class: 'status' },
            [request.status ?? t('no_answer'), request.error].filter(Boolean).join(' '),
          )
        : undefined,
      took(request?.duration),
      el('time', { datetime: entry.at }, timeOfDay(entry.at)),
    ),
    delivery ? deliveryBlock(delivery) : undefined,
    type === 'resource_request' && request ? requestBlock(request) : undefined,
    type === 'refused' || (request && request.error === undefined) ? answerBlock(entry) : undefined,
  );
}

/** @param {Delivery} delivery */
function outcome({ status, state, duration }) {
  if (state === 'waiting') return t('delivery_waiting');
  const words = String(status ?? t(`delivery_${state}`));
  return duration === undefined ? words : `${words} · ${duration} ms`;
}

/** @param {Delivery} delivery */
function deliveryBlock({ id, url, answer, reason, state }) {
  const resend = async () => {
    const sent = await ask('resendDelivery', { id });
    if (sent) announce(t('resent'));
    await refresh();
  };
  const again = el('button', { type: 'button', class: 'small', click: resend }, t('resend'));
  return el(
    'div',
    { class: 'answer' },
    el('p', {}, el('code', { class: 'address' }, `GET ${url}`)),
    answer ? el('p', {}, `${t('merchant_answered')}: `, el('code', {}, answer)) : undefined,
    reason === undefined ? undefined : el('p', {}, reason),
    state === 'waiting' ? undefined : again,
  );
}
