/** @import { JournalEntry } from '../../generated/admin-api.ts' */
import { timeOfDay } from './countdown.js';
import { el } from './dom.js';
import { hasWords, language, t } from './language.js';

/**
 * A line for what changed in the sandbox itself, and how.
 * @param {JournalEntry} entry
 */
export function notice(entry) {
  const { id, at, type } = entry;
  const key = `entry-${id}`;
  return el(
    'li',
    { class: 'notice-line', id: key, 'data-key': key, tabindex: -1 },
    el('span', {}, [t(`notice_${type}`), whatChanged(entry)].filter(Boolean).join(': ')),
    el('a', { href: `#${key}` }, el('time', { datetime: at }, timeOfDay(at))),
  );
}

/** @param {JournalEntry} entry */
function whatChanged({ type, changes = {}, advanced, token_id, explanation }) {
  switch (type) {
    case 'settings':
      return Object.entries(changes)
        .map(([name, value]) => `${t(name)}: ${valueWords(name, value)}`)
        .join('; ');
    case 'clock':
      return t('clock_by', { seconds: Math.round((advanced ?? 0) / 1000) });
    case 'token_revoked':
      return token_id;
    case 'fault_set':
      return explanation?.[language()];
    default:
      return undefined;
  }
}

/**
 * @param {string} name
 * @param {unknown} value
 */
function valueWords(name, value) {
  if (Array.isArray(value)) {
    return value.map((one) => t(`quirk_${one}`)).join(', ') || t('none');
  }
  const key = `${name}_${String(value)}`;
  return hasWords(key) ? t(key) : String(value);
}
