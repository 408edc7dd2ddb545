/** @import { JournalEntry } from '../../generated/admin-api.ts' */
/** @import { Card } from './code-card.js' */
import { announce } from './announce.js';
import { codeCard } from './code-card.js';
import { fullName } from './customers.js';
import { all, byId } from './dom.js';
import { applyFilter, startFilter } from './filter.js';
import { invoiceCard } from './invoice-card.js';
import { onLanguage, t } from './language.js';
import { notice } from './notice.js';
import { now, onState, sandboxState } from './sandbox.js';

const cardsKept = 200;
const entriesKept = 2000;
/** @type {JournalEntry[]} */
let entries = [];
/** @type {Map<string, Card>} */
let cards = new Map();

/**
 * Adds an entry of the journal to the time line of its code, or a line of its own.
 * @param {JournalEntry} entry
 */
export function addEntry(entry) {
  if (entry.type === 'reset') {
    clearTimeline();
    return;
  }
  entries.push(entry);
  if (entries.length > 2 * entriesKept) entries = entries.slice(-entriesKept);
  place(entry);
  // What happened before the page came is there to be read, not to be read out.
  if (now() - Date.parse(entry.at) < 3000) say(entry);
  byId('empty').hidden = true;
  byId('filter').hidden = false;
}

/** Forgets all entries: the sandbox did, or is another one. */
export function clearTimeline() {
  entries = [];
  cards = new Map();
  byId('timeline').replaceChildren();
  byId('empty').hidden = false;
  byId('filter').hidden = true;
}

/** Keeps the time lines in the language on show and the states of their codes true. */
export function startTimeline() {
  startFilter();
  onState(() => {
    for (const card of cards.values()) card.update(sandboxState());
  });
  onLanguage(() => {
    const open = all('#timeline details[open]').map(({ id }) => id);
    cards = new Map();
    byId('timeline').replaceChildren();
    for (const entry of entries) place(entry);
    for (const id of open) document.getElementById(id || '-')?.setAttribute('open', '');
  });
}

/** @param {JournalEntry} entry */
function place(entry) {
  const list = byId('timeline');
  const codeId = entry.code_id ?? entry.request?.code_id;
  const invoiceId = entry.invoice?.id ?? entry.delivery?.invoice_id ?? entry.request?.invoice_id;
  const key =
    codeId ??
    (invoiceId && `invoice-${invoiceId}`) ??
    (entry.request && `request-${entry.request.id}`);
  if (!key) {
    const line = notice(entry);
    list.prepend(line);
    applyFilter(line);
  } else {
    let card = cards.get(key);
    if (card === undefined) {
      card = invoiceId === undefined ? codeCard(key, codeId, entry) : invoiceCard(key, invoiceId);
      cards.set(key, card);
      list.prepend(card.element);
    }
    card.add(entry);
    card.update(sandboxState());
    applyFilter(card.element);
  }
  while (list.childElementCount > cardsKept) {
    const oldest = /** @type {HTMLElement} */ (list.lastElementChild);
    cards.delete(oldest.dataset.key ?? '');
    oldest.remove();
  }
}

/** Opens the entry that the address names; a refusal carries `#request-12` as X-Sandbox-Log. */
export function openNamed() {
  const name = location.hash.slice(1, 40);
  const details = document.getElementById(name.replace(/^request-/, 'details-'));
  const entry = details ?? document.getElementById(name);
  if (!entry || !byId('timeline').contains(entry)) return;
  entry.setAttribute('open', '');
  entry.scrollIntoView({ block: 'center' });
  (details?.querySelector('summary') ?? entry).focus({ preventScroll: true });
}

/** @param {JournalEntry} entry */
function say(entry) {
  const values = {
    customer: fullName(entry.user),
    id: entry.request?.id,
    error: entry.request?.error ?? t('no_answer'),
  };
  if (['minted', 'token_issued', 'refused'].includes(entry.type)) {
    announce(t(`said_${entry.type}`, values));
  }
}
