/** @import { State, Visit } from '../../generated/admin-api.ts' */
import { announce } from './announce.js';
import { hideCodeBar, showCodeBar } from './code-bar.js';
import { timeOfDay } from './countdown.js';
import { codeWanted, customer, fullName, startCustomers } from './customers.js';
import { all, byId, el, isNews } from './dom.js';
import { closeFrame, noteVisit, openFrame, refuseFrame } from './frame.js';
import { lookAt, remember } from './framing.js';
import { tugrik } from './invoice-card.js';
import { language, onLanguage, t } from './language.js';
import { openOwnWindow } from './own-window.js';
import { startPaySheet } from './pay-sheet.js';
import { ask, now, onState, refresh, sandboxState } from './sandbox.js';
import { webView } from './web-view.js';

/** @typedef {State['clients'][number]} Client */

/** The mini app on the phone, and its code; without one, its page could not be shown. */
/** @type {{ client: Client, codeId?: string } | undefined} */
let onPhone;

/** Wires the phone: home screen, launch, back, and what can be done with the code on it. */
export function startPhone() {
  startPaySheet({
    onPhone: () => {
      const user = codeOnPhone()?.user;
      return user && onPhone && { client: onPhone.client, user };
    },
    closeApp: goHome,
  });
  byId('back').addEventListener('click', goHome);
  startCustomers(showHome);
  onLanguage(showHome);
  onState(() => {
    showHome();
    if (onPhone?.codeId === undefined) return;
    const code = codeOnPhone();
    // Reset, or a sandbox that was started anew: the code on the phone is no more.
    if (code === undefined) goHome();
    else showCodeBar(code, actions);
  });
  showTime();
  setInterval(showTime, 1000);
}

/** @param {Client} client */
async function launch(client) {
  const seen = webView().isBrowser ? await lookAt(client.client_id) : undefined;
  if (seen?.framing === 'refused') return refuse(client, seen);
  const issued = await ask('issueCode', { body: codeWanted(client.client_id) });
  if (issued) await open({ client, codeId: issued.answer.id }, seen);
}

/**
 * @param {Client} client
 * @param {Visit} seen
 */
function refuse(client, { refused_by: header }) {
  enter({ client });
  const openWindow = () => openOwnWindow(client.client_id);
  refuseFrame(client.redirect_uri, client.name, header ?? '', openWindow);
  showCodeBar(undefined, actions);
}

/**
 * @param {{ client: Client, codeId: string }} opened
 * @param {Visit | undefined} seen
 */
async function open({ client, codeId }, seen) {
  enter({ client, codeId });
  const launched = await ask('launch', { id: codeId });
  // Back may have been pressed meanwhile.
  if (!launched || onPhone?.codeId !== codeId) return;
  openFrame(launched.answer.launch_url, client.name, seen);
  await refresh();
  const code = codeOnPhone();
  if (code) showCodeBar(code, actions);
}

/** @param {{ client: Client, codeId?: string }} opened */
function enter(opened) {
  const fromHome = !byId('home').hidden;
  onPhone = opened;
  byId('home').hidden = true;
  byId('customers').hidden = true;
  byId('app').hidden = false;
  byId('app-name').textContent = opened.client.name;
  if (fromHome) byId('back').focus({ preventScroll: true });
  showWindowButtons();
}

function goHome() {
  if (onPhone === undefined) return;
  const { client } = onPhone;
  onPhone = undefined;
  closeFrame();
  hideCodeBar();
  byId('app').hidden = true;
  byId('home').hidden = false;
  byId('customers').hidden = false;
  showWindowButtons();
  all(`[data-client="${CSS.escape(client.client_id)}"]`)[0]?.focus({ preventScroll: true });
}

function codeOnPhone() {
  return sandboxState()?.codes.find(({ id }) => id === onPhone?.codeId);
}

const actions = {
  relaunch: () => onPhone && launch(onPhone.client),
  useTwice: () => {
    if (onPhone?.codeId === undefined) return undefined;
    return open({ client: onPhone.client, codeId: onPhone.codeId }, undefined);
  },
  async visit() {
    if (!onPhone) return;
    const { client_id } = onPhone.client;
    const issued = await ask('issueCode', { body: codeWanted(client_id) });
    const visit = issued && (await ask('visit', { id: issued.answer.id }));
    if (visit) {
      remember(client_id, visit.answer);
      noteVisit(visit.answer);
      announce(t('visit_done'));
    }
    await refresh();
  },
  revoke: () => ask('revokeCode', { id: onPhone?.codeId ?? '' }).then(refresh),
};

function showTime() {
  byId('phone-time').textContent = timeOfDay(now()).slice(0, 5);
}

function showHome() {
  const { clients = [], invoices = [] } = sandboxState() ?? {};
  const who = customer();
  const key = [clients, who, language()];
  if (isNews(byId('mini-apps'), key)) {
    byId('mini-apps').replaceChildren(...clients.map(icon));
    showWindowButtons();
  }
  // Nobody misses a balance before there is something to pay.
  byId('balance').hidden = invoices.length === 0 || who?.balance === undefined;
  byId('balance-amount').textContent = tugrik(who?.balance ?? 0);
}

function showWindowButtons() {
  if (!webView().isBrowser) return;
  const clients = onPhone ? [onPhone.client] : (sandboxState()?.clients ?? []);
  const one = clients.length === 1;
  byId('own-windows').replaceChildren(
    ...clients.map(({ client_id, name }) =>
      el(
        'button',
        {
          type: 'button',
          'data-action': 'own_window',
          click: () => openOwnWindow(client_id),
        },
        one ? t('own_window') : `${t('own_window')}: ${name}`,
      ),
    ),
  );
}

/** @param {Client} client */
function icon(client) {
  const { name } = client;
  const button = el(
    'button',
    {
      type: 'button',
      class: 'mini-app',
      'data-client': client.client_id,
      'aria-label': t('open_app', { name, customer: fullName(customer()) }),
      click: () => launch(client),
    },
    el('img', { class: 'mini-app-icon', src: 'assets/mini-app.svg', alt: '' }),
    el('span', { class: 'mini-app-name' }, name),
  );
  return el('li', {}, button);
}
