import { avatar, fullName } from './customers.js';
import { stateChip, timeOfDay } from './countdown.js';
import { el } from './dom.js';
import { t } from './language.js';
import { answerBlock, requestBlock } from './request-card.js';

/**
 * The time line of one code: issued, opened, asked for, answered. A request that named no code of ours
 * has a time line of its own.
 */
export function codeCard(key, codeId, first) {
  const steps = el('ol', { class: 'steps', role: 'list' });
  const user = first.user;
  const chip = el('span', { class: 'chip-place' });
  const titleId = `card-${key}`;
  const element = el(
    'li',
    { class: 'card', 'data-key': key },
    el(
      'div',
      { class: 'card-head' },
      codeId === undefined ? undefined : avatar(user),
      el(
        'h3',
        { id: titleId, class: 'who' },
        el('span', { class: 'name' }, codeId === undefined ? strayTitle(first) : fullName(user)),
        el('span', { class: 'number' }, codeId ?? timeOfDay(first.at)),
      ),
      chip,
    ),
    steps,
  );
  let launches = 0;
  let shownState;
  return {
    element,
    /** Adds a step. */
    add(entry) {
      if (entry.type === 'launched') launches += 1;
      steps.append(step(entry, launches > 1));
    },
    /** Shows the state that the code has now. */
    update(state) {
      const code = state?.codes.find(({ id }) => id === codeId);
      if (code === undefined || shownState === code.state) return;
      shownState = code.state;
      chip.replaceChildren(stateChip(code));
    },
  };
}

function step(entry, again) {
  const key = entry.type === 'launched' && again ? 'launched_again' : entry.type;
  return el(
    'li',
    { class: 'step', 'data-type': entry.type },
    el(
      'div',
      { class: 'step-head' },
      el('span', { class: 'step-name' }, t(`step_${key}`)),
      status(entry),
      el('time', { datetime: entry.at }, timeOfDay(entry.at)),
    ),
    entry.type === 'token_request' || entry.type === 'resource_request'
      ? requestBlock(entry.request)
      : undefined,
    entry.type === 'refused' ? answerBlock(entry) : undefined,
    entry.type === 'token_issued' ? answerBlock(entry) : undefined,
  );
}

function strayTitle({ type, user }) {
  if (type !== 'resource_request') return t('stray_request');
  return user ? fullName(user) || user.id : t('resource_call');
}

function status({ type, request }) {
  if (type === 'resource_request' && request.error === undefined)
    return el('code', { class: 'status' }, request.status ?? t('no_answer'));
  if (type === 'token_request' || type === 'resource_request')
    return el('code', { class: 'number' }, `#${request.id}`);
  if (type !== 'refused' && type !== 'token_issued') return undefined;
  const words = [request?.status ?? t('no_answer'), request?.error].filter(Boolean).join(' ');
  return el('code', { class: 'status', 'data-lost': request?.status === null }, words);
}
