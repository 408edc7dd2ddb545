/** @import { RecordedRequest } from '../../generated/admin-api.ts' */
import { announce } from './announce.js';
import { el, later } from './dom.js';
import { t } from './language.js';
import { ask, refresh, sandboxState } from './sandbox.js';

/**
 * A request as a command, and a button that copies it so that it runs as it stands: with a new code if it needs one.
 * The secret is taken from the environment.
 * @param {RecordedRequest} request
 */
export function curlBlock(request) {
  const { id, curl } = request;
  const text = el('pre', { tabindex: 0, 'aria-label': t('as_curl') }, curl);
  const button = el('button', { type: 'button', class: 'small' }, t('copy_curl'));
  const copy = async () => {
    const command = await withNewCode(request);
    const copied = await navigator.clipboard.writeText(command).then(
      () => true,
      () => false,
    );
    if (!copied) getSelection()?.selectAllChildren(text);
    button.textContent = t(copied ? 'copied' : 'copy_failed');
    announce(`${button.textContent}: ${t('request_number', { id })}`);
    setTimeout(() => {
      button.textContent = t('copy_curl');
    }, 2500);
  };
  button.addEventListener('click', later(copy));
  return el('div', { class: 'curl' }, text, button, el('p', { class: 'faint' }, t('curl_secret')));
}

/** @param {RecordedRequest} request */
async function withNewCode({ curl, code_id, token_id, fields }) {
  if (!curl.includes('$CODE')) return curl;
  const { codes = [], tokens = [], users = [], clients = [] } = sandboxState() ?? {};
  const code = codes.find(({ id }) => id === code_id);
  const token = tokens.find(({ id }) => id === token_id);
  const user = users.find(({ id }) => id === (code ?? token)?.user?.id);
  const client = clients.find(
    ({ client_id }) => client_id === (code?.client_id ?? token?.client_id ?? fields['client_id']),
  );
  const body = { ...(user && { user: user.id }), ...(client && { client_id: client.client_id }) };
  const issued = await ask('issueCode', { body });
  await refresh();
  return issued ? curl.replaceAll('$CODE', issued.answer.code) : curl;
}
