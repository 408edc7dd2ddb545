import { alertPerson } from './announce.js';
import { codeWanted } from './customers.js';
import { t } from './language.js';

const size = 'popup,width=390,height=844';

/**
 * Opens the mini app in a window of a phone's size, as the wallet's web view shows it: at the top level, with a new
 * code that is recorded as a launch. The window opens in the click itself, since browsers block a later one.
 * @param {string} clientId
 */
export function openOwnWindow(clientId) {
  // A name that was used would lead to the window that has it, which is the mini app's own by now.
  const name = `monpay-sandbox-${Date.now()}`;
  const opened = window.open('about:blank', name, size);
  if (!opened) {
    alertPerson(t('window_blocked'));
    return;
  }
  opened.focus();
  const form = document.createElement('form');
  form.method = 'post';
  form.action = 'windows';
  form.target = name;
  const field = document.createElement('input');
  field.type = 'hidden';
  field.name = 'body';
  field.value = JSON.stringify(codeWanted(clientId));
  form.append(field);
  document.body.append(form);
  form.submit();
  // As in the wallet, nobody has opened it.
  opened.opener = null;
  form.remove();
}
