/** @import { Code } from '../../generated/admin-api.ts' */
import { fullName } from './customers.js';
import { countdown, stateChip } from './countdown.js';
import { byId, el, isNews } from './dom.js';
import { frameNotes, startFrame } from './frame.js';
import { language, onLanguage, t } from './language.js';
import { webView } from './web-view.js';

/**
 * What can be done with the code on the phone.
 * @typedef {object} CodeActions
 * @property {() => unknown} relaunch
 * @property {() => unknown} useTwice
 * @property {() => unknown} visit
 * @property {() => unknown} revoke
 */

/** @type {{ code: Code | undefined, actions: CodeActions } | undefined} */
let last;

/**
 * Shows the code on the phone: whose it is, how long it lives, and what can be done with it.
 * @param {Code | undefined} code none if the phone could not show the page
 * @param {CodeActions} actions
 */
export function showCodeBar(code, actions) {
  last = { code, actions };
  const bar = byId('code-bar');
  bar.hidden = false;
  if (!isNews(bar, [code, frameNotes(), language()])) return;
  const { activeElement } = document;
  const focused = activeElement instanceof HTMLElement && bar.contains(activeElement);
  const action = focused ? activeElement.dataset.action : undefined;
  bar.replaceChildren(
    ...(code ? about(code) : []),
    el(
      'div',
      { class: 'actions' },
      ...(code ? [button('relaunch', actions.relaunch, { primary: true })] : []),
      ...(code ? [button('use_twice', actions.useTwice)] : []),
      ...(webView().isBrowser ? [button('visit', actions.visit)] : []),
      ...(code ? [button('revoke', actions.revoke, { disabled: code.state !== 'live' })] : []),
    ),
    el('div', { class: 'notes' }, ...frameNotes().map((note) => el('p', {}, note))),
  );
  const next = action && bar.querySelector(`[data-action="${action}"]`);
  if (next instanceof HTMLElement) next.focus({ preventScroll: true });
}

/** @param {Code} code */
function about(code) {
  return [
    el(
      'div',
      { class: 'code-line' },
      el(
        'span',
        { class: 'who' },
        el('span', { class: 'name' }, fullName(code.user)),
        el('span', { class: 'number' }, code.id),
      ),
      stateChip(code),
    ),
    countdown(code),
  ];
}

/** Hides it: no mini app is on the phone. */
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

/**
 * @param {string} key
 * @param {() => unknown} click
 * @param {{ primary?: boolean, disabled?: boolean }} how
 */
function button(key, click, { primary, disabled } = {}) {
  return el(
    'button',
    { type: 'button', class: primary ? 'primary' : undefined, 'data-action': key, disabled, click },
    t(key),
  );
}
