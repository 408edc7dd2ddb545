/** @import { RecordedAnswer } from '../../generated/admin-api.ts' */
import { el } from './dom.js';
import { t } from './language.js';

/**
 * An answer with its headers and its body, folded away until it is asked for.
 * @param {RecordedAnswer & { readonly status: number | null }} answer
 * @param {string} title
 */
export function answerDetails({ status, headers, body }, title) {
  return el(
    'details',
    { class: 'request' },
    el('summary', {}, title, ' ', el('code', {}, String(status ?? t('no_answer')))),
    el(
      'table',
      { class: 'fields' },
      el('caption', {}, t('headers')),
      el(
        'tbody',
        {},
        headers.map(({ name, value }) =>
          el('tr', {}, el('th', { scope: 'row' }, name), el('td', {}, value)),
        ),
      ),
    ),
    body === ''
      ? el('p', { class: 'faint' }, t('no_body'))
      : el('pre', { tabindex: 0, 'aria-label': t('body') }, readable(body)),
  );
}

/** @param {string} body */
function readable(body) {
  try {
    return JSON.stringify(JSON.parse(body), null, 2);
  } catch {
    return body;
  }
}

/**
 * How long something took.
 * @param {number | undefined} ms
 */
export function took(ms) {
  return ms === undefined ? undefined : el('span', { class: 'number' }, `${ms} ms`);
}
