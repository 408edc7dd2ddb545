/** @import { Invoice, State, User } from '../../generated/admin-api.ts' */
import { announce } from './announce.js';
import { byId, el } from './dom.js';
import { leadFrame } from './frame.js';
import { tugrik } from './invoice-card.js';
import { onLanguage, t } from './language.js';
import { ask, onState, refresh } from './sandbox.js';
import { webView } from './web-view.js';

/** What can happen to an invoice on the phone: the call of the admin API, and whether the customer returns. */
const choices = /** @type {const} */ ({
  pay: { call: 'payInvoice', body: {}, returns: true },
  pay_and_close: { call: 'payInvoice', body: {}, returns: false },
  decline: { call: 'declineInvoice', body: {}, returns: true },
  no_balance: { call: 'declineInvoice', body: { info: 'Not enough credit' }, returns: true },
});
/** How long a mini app has to lead to the pay page: milliseconds. */
const patience = 800;
/** The invoices that were answered or put off here. */
/** @type {Set<number>} */
const put = new Set();
/** @type {Invoice | undefined} */
let shown;

/** @typedef {{ client: State['clients'][number], user: User }} OnPhone */

/**
 * Shows the newest invoice for the customer on the phone, as the wallet does by itself if the mini app does not
 * lead to the pay page.
 * @param {object} phone
 * @param {() => OnPhone | undefined} phone.onPhone which client and which customer are on the phone, if any
 * @param {() => void} phone.closeApp takes the mini app off the phone
 */
export function startPaySheet({ onPhone, closeApp }) {
  const sheet = byId('pay-sheet');
  /** @type {State | undefined} */
  let state;
  /** @type {number | undefined} */
  let timer;
  const look = () => {
    const here = onPhone();
    const { invoices = [], users = [] } = state ?? {};
    // Only the newest: once it is paid, an older one that waits would look like a second demand.
    const newest = here && invoices.findLast((one) => isFor(one, here, users));
    const invoice = newest && !onPayPage() && isPayable(newest) ? newest : undefined;
    if (invoice?.id === shown?.id) return;
    shown = invoice;
    show(sheet, closeApp);
  };
  const lookSoon = (/** @type {number} */ delay) => {
    clearTimeout(timer);
    timer = setTimeout(look, delay);
  };
  onState((next) => {
    state = next;
    // A mini app that leads to the pay page is given the time to.
    lookSoon(shown === undefined ? patience : 0);
  });
  byId('frame').addEventListener('load', () => lookSoon(0), { capture: true });
  onLanguage(() => show(sheet, closeApp));
}

/** Whether the pay page is on the phone already. */
function onPayPage() {
  const frame = byId('frame').querySelector('iframe');
  return (frame && webView().pathOf(frame))?.startsWith('/v2/invoice/') ?? false;
}

/**
 * @param {Invoice} invoice
 * @param {OnPhone} here
 * @param {readonly User[]} users
 */
function isFor({ client_id, user_id }, { client, user }, users) {
  const { user_id: own } = users.find((one) => one.id === user.id) ?? user;
  return client_id === client.client_id && user_id === own;
}

/** @param {Invoice} invoice */
function isPayable({ id, status, pays_at }) {
  return !put.has(id) && pays_at === undefined && (status === 'NEW' || status === 'FAILED');
}

/**
 * @param {HTMLElement} sheet
 * @param {() => void} closeApp
 */
function show(sheet, closeApp) {
  sheet.hidden = shown === undefined;
  if (shown === undefined) return;
  const { id, amount, receiver, description } = shown;
  const names = /** @type {(keyof typeof choices)[]} */ (Object.keys(choices));
  const answer = (/** @type {keyof typeof choices} */ name) => async () => {
    const { call, body, returns } = choices[name];
    put.add(id);
    const answered = await ask(call, { id, body });
    if (answered === undefined) put.delete(id);
    else announce(t(`step_invoice_${answered.answer.invoice.status}`));
    await refresh();
    if (answered === undefined) return;
    if (!returns) closeApp();
    else if (answered.answer.return_url !== undefined) {
      leadFrame(answered.answer.return_url);
    }
  };
  const putOff = async () => {
    put.add(id);
    await refresh();
  };
  sheet.replaceChildren(
    el('p', { class: 'strong' }, t('invoice_number', { id })),
    el('p', { class: 'amount' }, tugrik(amount)),
    el('p', {}, `${receiver} · ${description}`),
    ...names.map((name) =>
      el(
        'button',
        {
          type: 'button',
          class: name === 'pay' ? 'primary' : undefined,
          'data-tap': name,
          click: answer(name),
        },
        t(`tap_${name}`),
      ),
    ),
    el('button', { type: 'button', 'data-tap': 'back', click: putOff }, t('tap_back')),
  );
  sheet.setAttribute('aria-label', t('pay_sheet'));
}
