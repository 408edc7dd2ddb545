import { announce } from './announce.js';
import { timeOfDay } from './countdown.js';
import { el, later } from './dom.js';
import { t } from './language.js';
import { answerBlock, requestBlock } from './request-card.js';
import { ask, refresh } from './sandbox.js';

/** Tögrög as people write them. */
export function tugrik(amount) {
  return `${amount.toLocaleString('en').replaceAll(',', ' ')} ₮`;
}

/** The time line of one invoice: made, asked about, answered by the customer, and reported to the merchant. */
export function invoiceCard(key, id) {
  const steps = el('ol', { class: 'steps', role: 'list' });
  const chip = el('span', { class: 'chip-place' });
  const facts = el('span', { class: 'number' });
  const element = el(
    'li',
    { class: 'card', 'data-key': key },
    el(
      'div',
      { class: 'card-head' },
      el('h3', { class: 'who' }, el('span', { class: 'name' }, t('invoice_number', { id })), facts),
      chip,
    ),
    steps,
  );
  const deliveries = new Map();
  let status;
  return {
    element,
    /** Adds a step, or says what became of a notice that is there. */
    add(entry) {
      const { invoice, delivery } = entry;
      if (invoice !== undefined) {
        facts.textContent = `${tugrik(invoice.amount)} · ${invoice.description}`;
        chip.replaceChildren(
          el('span', { class: 'chip', 'data-state': invoice.status }, invoice.status),
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
      delivery && el('code', { class: 'status' }, outcome(delivery)),
      request &&
        el(
          'code',
          { class: 'status' },
          [request.status ?? t('no_answer'), request.error].filter(Boolean).join(' '),
        ),
      el('time', { datetime: entry.at }, timeOfDay(entry.at)),
    ),
    delivery && deliveryBlock(delivery),
    type === 'resource_request' ? requestBlock(request) : undefined,
    type === 'refused' || request?.fault !== undefined ? answerBlock(entry) : undefined,
  );
}

function outcome({ status, state, duration }) {
  if (state === 'waiting') return t('delivery_waiting');
  const words = status ?? t(`delivery_${state}`);
  return duration === undefined ? words : `${words} · ${duration} ms`;
}

function deliveryBlock({ id, url, answer, reason, state }) {
  const resend = async () => {
    const sent = await ask('POST', `deliveries/${id}/resend`);
    if (sent !== undefined) announce(t('resent'));
    await refresh();
  };
  const again = el('button', { type: 'button', class: 'small', click: later(resend) }, t('resend'));
  return el(
    'div',
    { class: 'answer' },
    el('p', {}, el('code', { class: 'address' }, `GET ${url}`)),
    answer ? el('p', {}, `${t('merchant_answered')}: `, el('code', {}, answer)) : undefined,
    reason === undefined ? undefined : el('p', {}, reason),
    state === 'waiting' ? undefined : again,
  );
}
