import { all, el } from './dom.js';
import { t } from './language.js';
import { ask, onState, refresh, sandboxState } from './sandbox.js';

/**
 * A button that makes an access token worthless.
 * @param {string} id
 */
export function revokeButton(id) {
  const revoke = async () => {
    await ask('revokeToken', { id });
    await refresh();
  };
  return el(
    'button',
    { type: 'button', class: 'small', 'data-token': id, disabled: !isGood(id), click: revoke },
    t('revoke_token'),
  );
}

/** Keeps the buttons off for tokens that are worthless already. */
export function startTokenButtons() {
  onState(() => {
    for (const button of all('button[data-token]')) {
      button.toggleAttribute('disabled', !isGood(button.dataset.token ?? ''));
    }
  });
}

/** @param {string} id */
function isGood(id) {
  const { tokens = [] } = sandboxState() ?? {};
  return tokens.some((token) => token.id === id && !token.revoked);
}
