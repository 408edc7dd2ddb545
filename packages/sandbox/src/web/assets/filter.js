import { byId, el } from './dom.js';
import { onLanguage, t } from './language.js';

/** Which cards each choice shows. */
const kinds = {
  all: '*',
  refused: ':has([data-type="refused"])',
  tokens: ':has([data-type="token_request"])',
  payments: '[data-key^="invoice-"], :has([data-type="resource_request"])',
  changes: '.notice-line',
};
let kind = '*';
let words = '';

/** Wires the fields that choose what the time line shows. */
export function startFilter() {
  const select = el('select', {});
  const input = el('input', { type: 'search', maxlength: 100, autocomplete: 'off' });
  const none = el('p', { class: 'faint', hidden: true, role: 'status' });
  const again = () => {
    for (const entry of byId('timeline').children) {
      applyFilter(/** @type {HTMLElement} */ (entry));
    }
    none.hidden = byId('timeline').querySelector(':scope > :not([hidden])') !== null;
  };
  select.addEventListener('change', () => {
    kind = kinds[/** @type {keyof typeof kinds} */ (select.value)];
    again();
  });
  input.addEventListener('input', () => {
    words = input.value.trim().toLowerCase();
    again();
  });
  byId('filter').append(select, input, none);
  onLanguage(() => {
    const kept = select.value;
    select.replaceChildren(
      ...Object.keys(kinds).map((name) => el('option', { value: name }, t(`filter_${name}`))),
    );
    if (kept) select.value = kept;
    select.setAttribute('aria-label', t('filter_kind'));
    input.setAttribute('aria-label', t('filter_words'));
    input.placeholder = t('filter_words');
    none.textContent = t('filter_none');
  });
}

/**
 * Hides an entry that is not asked for.
 * @param {HTMLElement} entry
 */
export function applyFilter(entry) {
  const found = words === '' || entry.textContent?.toLowerCase().includes(words);
  entry.hidden = !(found && entry.matches(kind));
}
