import { announce } from './announce.js';
import { byId, el, later } from './dom.js';
import { leadFrame } from './frame.js';
import { tugrik } from './invoice-card.js';
import { onLanguage, t } from './language.js';
import { ask, onState, refresh } from './sandbox.js';

/** What can happen to an invoice on the phone: the call of the admin API, and whether the customer returns. */
const choices = {
  pay: { call: 'pay', returns: true },
  pay_and_close: { call: 'pay', returns: false },
  decline: { call: 'decline', returns: true },
  no_balance: { call: 'decline', body: { info: 'Not enough credit' }, returns: true },
};
/** How long a mini app has to lead to the pay page: milliseconds. */
const patience = 800;
/** The invoices that were answered or put off here. */
const put = new Set();
let shown;

/**
 * Shows the newest invoice for the customer on the phone, as the wallet does by itself if the mini app does not
 * lead to the pay page.
 * @param onPhone says which client and which customer are on the phone, if any
 * @param closeApp takes the mini app off the phone
 */
export function startPaySheet({ onPhone, closeApp }) {
  const sheet = byId('pay-sheet');
  let state;
  let timer;
  const look = () => {
    const here = onPhone();
    const invoice =
      here && !onPayPage() && state?.invoices.findLast((one) => isFor(one, here, state.users));
    if (invoice?.id === shown?.id) return;
    shown = invoice || undefined;
    show(sheet, closeApp);
  };
  const lookSoon = (delay) => {
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

/** Whether the pay page is on the phone already; of another origin's page the address is not to be had. */
function onPayPage() {
  try {
    const { pathname } = byId('frame').firstElementChild.contentWindow.location;
    return pathname.startsWith('/v2/invoice/');
  } catch {
    return false;
  }
}

function isFor({ id, client_id, user_id, status, pays_at }, { client, user }, users) {
  if (put.has(id) || client_id !== client.client_id || pays_at !== undefined) return false;
  const { user_id: own } = users.find((one) => one.id === user.id) ?? user;
  return (status === 'NEW' || status === 'FAILED') && user_id === own;
}

function show(sheet, closeApp) {
  sheet.hidden = shown === undefined;
  if (shown === undefined) return;
  const { id, amount, receiver, description } = shown;
  const answer = (name) => async () => {
    const { call, body, returns } = choices[name];
    put.add(id);
    const answered = await ask('POST', `invoices/${id}/${call}`, body);
    if (answered === undefined) put.delete(id);
    else announce(t(`step_invoice_${answered.invoice.status}`));
    await refresh();
    if (answered === undefined) return;
    if (!returns) closeApp();
    else if (answered.return_url !== undefined) leadFrame(answered.return_url);
  };
  const putOff = async () => {
    put.add(id);
    await refresh();
  };
  sheet.replaceChildren(
    el('p', { class: 'strong' }, t('invoice_number', { id })),
    el('p', { class: 'amount' }, tugrik(amount)),
    el('p', {}, `${receiver} · ${description}`),
    ...Object.keys(choices).map((name) =>
      el(
        'button',
        {
          type: 'button',
          class: name === 'pay' && 'primary',
          'data-tap': name,
          click: later(answer(name)),
        },
        t(`tap_${name}`),
      ),
    ),
    el('button', { type: 'button', 'data-tap': 'back', click: later(putOff) }, t('tap_back')),
  );
  sheet.setAttribute('aria-label', t('pay_sheet'));
}
