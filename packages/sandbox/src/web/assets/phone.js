import { alertPerson } from './announce.js';
import { hideCodeBar, showCodeBar } from './code-bar.js';
import { timeOfDay } from './countdown.js';
import { customer, customerWanted, fullName, startCustomers } from './customers.js';
import { byId, el } from './dom.js';
import { closeFrame, openFrame } from './frame.js';
import { onLanguage, t } from './language.js';
import { startPaySheet } from './pay-sheet.js';
import { ask, now, onState, refresh, sandboxState } from './sandbox.js';

/** Wires the phone: home screen, launch, back, and what can be done with the code on it. */
export function startPhone() {
  let onPhone;
  let clients;

  const showApps = () => {
    byId('mini-apps').replaceChildren(...(clients ?? []).map((client) => icon(client, launch)));
  };
  const launch = async (client) => {
    const issued = await ask('POST', 'codes', {
      user: customerWanted(),
      client_id: client.client_id,
    });
    if (issued === undefined) return;
    onPhone = { id: issued.id, client };
    await open();
  };
  const open = async () => {
    const launched = await ask('POST', `codes/${onPhone.id}/launch`);
    // Back may have been pressed meanwhile.
    if (launched === undefined || onPhone === undefined) return;
    const fromHome = !byId('home').hidden;
    byId('home').hidden = true;
    byId('app').hidden = false;
    byId('app-name').textContent = appName(onPhone.client);
    if (fromHome) byId('back').focus({ preventScroll: true });
    openFrame(launched.launch_url, appName(onPhone.client));
    await refresh();
    showCodeBar(codeOnPhone(), actions);
  };
  const goHome = () => {
    if (onPhone === undefined) return;
    const { client } = onPhone;
    onPhone = undefined;
    closeFrame();
    hideCodeBar();
    byId('app').hidden = true;
    byId('home').hidden = false;
    document.querySelector(`[data-client="${CSS.escape(client.client_id)}"]`)?.focus();
  };
  const codeOnPhone = () => sandboxState()?.codes.find(({ id }) => id === onPhone?.id);
  const actions = {
    relaunch: () => launch(onPhone.client),
    useTwice: () => open(),
    revoke: () => ask('POST', `codes/${onPhone.id}/revoke`).then(refresh),
  };

  startPaySheet({
    onPhone: () => {
      const user = codeOnPhone()?.user;
      return user && { client: onPhone.client, user };
    },
    closeApp: goHome,
  });
  byId('back').addEventListener('click', goHome);
  startCustomers(showApps);
  onLanguage(showApps);
  onState((state) => {
    if (JSON.stringify(clients) !== JSON.stringify(state.clients)) {
      clients = state.clients;
      showApps();
    }
    if (onPhone === undefined) return;
    const code = codeOnPhone();
    // Reset, or a sandbox that was started anew: the code on the phone no longer exists.
    if (code === undefined) goHome();
    else showCodeBar(code, actions);
  });
  showTime();
  setInterval(showTime, 1000);
}

function showTime() {
  byId('phone-time').textContent = timeOfDay(now()).slice(0, 5);
}

function icon(client, launch) {
  const name = appName(client);
  const button = el(
    'button',
    {
      type: 'button',
      class: 'mini-app',
      'data-client': client.client_id,
      'aria-label': t('open_app', { name, customer: fullName(customer()) }),
      click: () => {
        launch(client).catch((error) => alertPerson(String(error)));
      },
    },
    el('img', { class: 'mini-app-icon', src: 'assets/mini-app.svg', alt: '' }),
    el('span', { class: 'mini-app-name' }, name),
  );
  return el('li', {}, button);
}

function appName(client) {
  return new URL(client.redirect_uri).host;
}
