import { avatar, fullName } from './customers.js';
import { countdown, stateChip } from './countdown.js';
import { byId, el, isNews } from './dom.js';
import { frameNotes, startFrame } from './frame.js';
import { language, onLanguage, t } from './language.js';

let last;

/** Shows the code on the phone: whose it is, how long it lives, and what can be done with it. */
export function showCodeBar(code, actions) {
  if (code === undefined) return;
  last = { code, actions };
  const bar = byId('code-bar');
  bar.hidden = false;
  if (!isNews(bar, [code, frameNotes(), language()])) return;
  const focused = bar.contains(document.activeElement) && document.activeElement.dataset.action;
  bar.replaceChildren(
    el(
      'div',
      { class: 'code-line' },
      avatar(code.user),
      el(
        'span',
        { class: 'who' },
        el('span', { class: 'name' }, fullName(code.user)),
        el('span', { class: 'number' }, code.id),
      ),
      stateChip(code),
    ),
    countdown(code),
    el(
      'div',
      { class: 'actions' },
      action('relaunch', actions.relaunch),
      action('use_twice', actions.useTwice),
      el(
        'a',
        {
          class: 'button',
          href: code.launch_url,
          target: '_blank',
          rel: 'noopener noreferrer',
          'data-action': 'new_tab',
        },
        t('new_tab'),
      ),
      action('revoke', actions.revoke, code.state !== 'live'),
    ),
    el('div', { class: 'notes' }, ...frameNotes().map((note) => el('p', {}, note))),
  );
  if (focused) bar.querySelector(`[data-action="${focused}"]`)?.focus();
}

/** Hides it: no code is on the phone. */
export function hideCodeBar() {
  last = undefined;
  byId('code-bar').hidden = true;
}

/** Keeps the bar in the language on show, and its notes true. */
export function startCodeBar() {
  byId('code-bar').setAttribute('role', 'group');
  onLanguage(() => {
    byId('code-bar').setAttribute('aria-label', t('code_bar'));
    again();
  });
  startFrame(again);
}

function again() {
  if (last) showCodeBar(last.code, last.actions);
}

function action(key, click, disabled = false) {
  const label = key === 'revoke' ? undefined : t(`${key}_label`);
  return el(
    'button',
    {
      type: 'button',
      class: key === 'relaunch' && 'primary',
      'data-action': key,
      'aria-label': label,
      disabled,
      click,
    },
    t(key),
  );
}
