import { announce } from './announce.js';
import { codeCard } from './code-card.js';
import { fullName } from './customers.js';
import { timeOfDay } from './countdown.js';
import { byId, el } from './dom.js';
import { invoiceCard } from './invoice-card.js';
import { onLanguage, t } from './language.js';
import { now, onState, sandboxState } from './sandbox.js';

const cardsKept = 200;
const entriesKept = 2000;
let entries = [];
let cards = new Map();

/** Adds an entry of the journal to the time line of its code, or a line of its own. */
export function addEntry(entry) {
  if (entry.type === 'reset') clearTimeline();
  entries.push(entry);
  if (entries.length > 2 * entriesKept) entries = entries.slice(-entriesKept);
  place(entry);
  // What happened before the page came is there to be read, not to be read out.
  if (now() - Date.parse(entry.at) < 3000) say(entry);
  byId('empty').hidden = true;
}

/** Forgets all entries: the sandbox did, or is another one. */
export function clearTimeline() {
  entries = [];
  cards = new Map();
  byId('timeline').replaceChildren();
  byId('empty').hidden = false;
}

/** Keeps the time lines in the language on show and the states of their codes true. */
export function startTimeline() {
  onState(() => {
    for (const card of cards.values()) card.update(sandboxState());
  });
  onLanguage(() => {
    const open = [...document.querySelectorAll('#timeline details[open]')].map(({ id }) => id);
    cards = new Map();
    byId('timeline').replaceChildren();
    for (const entry of entries) place(entry);
    for (const id of open) byId(id)?.setAttribute('open', '');
  });
}

function place(entry) {
  const list = byId('timeline');
  const codeId = entry.code_id ?? entry.request?.code_id;
  const invoiceId = entry.invoice?.id ?? entry.delivery?.invoice_id ?? entry.request?.invoice_id;
  const key =
    codeId ??
    (invoiceId && `invoice-${invoiceId}`) ??
    (entry.request && `request-${entry.request.id}`);
  if (key === undefined) {
    list.prepend(notice(entry));
  } else {
    let card = cards.get(key);
    if (card === undefined) {
      card = invoiceId === undefined ? codeCard(key, codeId, entry) : invoiceCard(key, invoiceId);
      cards.set(key, card);
      list.prepend(card.element);
    }
    card.add(entry);
    card.update(sandboxState());
  }
  while (list.childElementCount > cardsKept) {
    cards.delete(list.lastElementChild.dataset.key);
    list.lastElementChild.remove();
  }
}

/** Opens what an address with `#request-12` names: a refusal carries it as X-Sandbox-Log. */
export function openNamed() {
  const details = byId(location.hash.replace(/^#request-/, 'details-').slice(0, 40));
  if (!details) return;
  details.setAttribute('open', '');
  details.scrollIntoView({ block: 'center' });
}

function notice(entry) {
  return el(
    'li',
    { class: 'notice-line' },
    el('span', {}, t(`notice_${entry.type}`)),
    el('time', { datetime: entry.at }, timeOfDay(entry.at)),
  );
}

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
