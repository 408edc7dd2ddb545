import { announce } from './announce.js';
import { codeWanted } from './customers.js';
import { byId, el } from './dom.js';
import { onLanguage, t } from './language.js';
import { ask, refresh, sandboxState } from './sandbox.js';

const mistakes = /** @type {const} */ ([
  'wrong_secret',
  'other_redirect_uri',
  'json_body',
  'secret_in_url',
  'other_clients_code',
]);

/** Wires the panel that sends a token request with a mistake, so that its refusal can be seen. */
export function startWrongRequestPanel() {
  onLanguage(() => {
    byId('wrong').replaceChildren(
      el('p', { class: 'faint' }, t('wrong_about')),
      el('div', { class: 'buttons' }, mistakes.map(button)),
    );
  });
}

/** @param {typeof mistakes[number]} mistake */
function button(mistake) {
  const send = async () => {
    const [client] = sandboxState()?.clients ?? [];
    if (!client) return;
    const sent = await ask('sendWrongRequest', {
      body: { mistake, ...codeWanted(client.client_id) },
    });
    if (sent) announce(t('wrong_sent', { status: sent.answer.status }));
    await refresh();
  };
  return el(
    'button',
    { type: 'button', 'data-mistake': mistake, click: send },
    t(`mistake_${mistake}`),
  );
}
