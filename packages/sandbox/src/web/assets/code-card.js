/** @import { JournalEntry, State } from '../../generated/admin-api.ts' */
import { took } from './answer-block.js';
import { avatar, fullName } from './customers.js';
import { stateChip, timeOfDay } from './countdown.js';
import { el } from './dom.js';
import { t } from './language.js';
import { answerBlock, requestBlock } from './request-card.js';
import { now } from './sandbox.js';
import { revokeButton } from './token-button.js';
import { visitBlock } from './visit-block.js';

/** How long after a launch a token request is waited for: milliseconds. */
const silence = 2500;

/**
 * A card of the time line.
 * @typedef {object} Card
 * @property {HTMLElement} element
 * @property {(entry: JournalEntry) => void} add Adds a step.
 * @property {(state: State | undefined) => void} update Shows the state that the code has now.
 */

/**
 * The time line of one code: issued, opened, asked for, answered. A request that named no code of ours
 * has a time line of its own.
 * @param {string} key
 * @param {string | undefined} codeId
 * @param {JournalEntry} first
 * @returns {Card}
 */
export function codeCard(key, codeId, first) {
  const steps = el('ol', { class: 'steps', role: 'list' });
  const { user } = first;
  const chip = el('span', { class: 'chip-place' });
  const link = el('a', { class: 'number', href: `#${key}` }, codeId ?? timeOfDay(first.at));
  const element = el(
    'li',
    { class: 'card', id: key, 'data-key': key, tabindex: -1 },
    el(
      'div',
      { class: 'card-head' },
      codeId === undefined ? undefined : avatar(user),
      el(
        'h3',
        { class: 'who' },
        el('span', { class: 'name' }, codeId === undefined ? strayTitle(first) : fullName(user)),
        link,
      ),
      chip,
    ),
    steps,
  );
  let launches = 0;
  /** @type {string | undefined} */
  let shownState;
  /** @type {(() => void) | undefined} */
  let heard;
  return {
    element,
    add(entry) {
      if (entry.type === 'launched') launches += 1;
      if (entry.type === 'token_request') heard?.();
      const shown = step(entry, launches > 1);
      steps.append(shown);
      if (entry.type === 'launched' && launches > 1) heard = watch(shown, entry);
    },
    update(state) {
      const code = state?.codes.find(({ id }) => id === codeId);
      if (code === undefined || shownState === code.state) return;
      shownState = code.state;
      chip.replaceChildren(stateChip(code));
    },
  };
}

/**
 * Says of a code that was opened again that the merchant's server sent nothing, once that is clear.
 * @param {HTMLElement} shown
 * @param {JournalEntry} entry
 * @returns {() => void} to be called if a request comes after all
 */
function watch(shown, { at }) {
  const note = el('p', { class: 'answer sent-nothing' }, t('sent_nothing'));
  const timer = setTimeout(() => shown.append(note), Math.max(0, Date.parse(at) + silence - now()));
  return () => {
    clearTimeout(timer);
    note.remove();
  };
}

/**
 * @param {JournalEntry} entry
 * @param {boolean} again
 */
function step(entry, again) {
  const { type, request } = entry;
  const key = type === 'launched' && again ? 'launched_again' : type;
  const answered = type === 'refused' || type === 'token_issued';
  const asked = type === 'token_request' || type === 'resource_request';
  return el(
    'li',
    { class: 'step', 'data-type': type },
    el(
      'div',
      { class: 'step-head' },
      el('span', { class: 'step-name' }, t(`step_${key}`)),
      status(entry),
      answered || (asked && request?.error === undefined && type === 'resource_request')
        ? took(request?.duration)
        : undefined,
      el('time', { datetime: entry.at }, timeOfDay(entry.at)),
    ),
    asked && request ? requestBlock(request) : undefined,
    answered || (type === 'resource_request' && request?.error === undefined)
      ? answerBlock(entry)
      : undefined,
    type === 'token_issued' && request?.token_id ? revokeButton(request.token_id) : undefined,
    entry.visit ? visitBlock(entry.visit) : undefined,
  );
}

/** @param {JournalEntry} entry */
function strayTitle({ type, user }) {
  if (type !== 'resource_request') return t('stray_request');
  return user ? fullName(user) : t('resource_call');
}

/** @param {JournalEntry} entry */
function status({ type, request, visit }) {
  if (visit) {
    const statuses = visit.steps.map((one) => one.status ?? t('no_answer'));
    return el('code', { class: 'status' }, statuses.join(' → '));
  }
  if (!request) return undefined;
  if (type === 'resource_request' && request.error === undefined) {
    return el('code', { class: 'status' }, String(request.status ?? t('no_answer')));
  }
  if (type === 'token_request' || type === 'resource_request') {
    return el('a', { class: 'number', href: `#request-${request.id}` }, `#${request.id}`);
  }
  if (type !== 'refused' && type !== 'token_issued') return undefined;
  const words = [request.status ?? t('no_answer'), request.error].filter(Boolean).join(' ');
  return el('code', { class: 'status', 'data-lost': request.status === null }, words);
}
