/** @import { Code } from '../../generated/admin-api.ts' */
import { el } from './dom.js';
import { t } from './language.js';
import { now, refresh } from './sandbox.js';

/** @type {Set<{ element: Element, show: () => void }>} */
const ticking = new Set();

/**
 * Whether a code still lives by the sandbox's clock, even if the last look is a while ago.
 * @param {Code} code
 */
function stateOf(code) {
  return code.state === 'live' && Date.parse(code.expires_at) <= now() ? 'expired' : code.state;
}

/**
 * A small label with the state of a code, and the time that is left of a live one.
 * @param {Code} code
 */
export function stateChip(code) {
  const chip = el('span', { class: 'chip' });
  tick(chip, () => {
    const state = stateOf(code);
    const words = state === 'live' ? `${t('live')} ${timeLeft(code)}` : t(state);
    if (chip.textContent === words) return;
    chip.dataset.state = state;
    chip.textContent = words;
  });
  return chip;
}

/**
 * A bar that shortens as the code's time runs out.
 * @param {Code} code
 */
export function countdown(code) {
  const issued = Date.parse(code.issued_at);
  const expires = Date.parse(code.expires_at);
  const bar = el('progress', { class: 'countdown', 'aria-hidden': true, max: expires - issued });
  tick(bar, () => {
    bar.value = code.state === 'live' ? Math.max(0, expires - now()) : 0;
    bar.hidden = code.state !== 'live';
  });
  return bar;
}

/** Keeps all clocks on the page running. */
export function startCountdowns() {
  let seen = 0;
  setInterval(() => {
    for (const each of ticking) {
      if (each.element.isConnected) each.show();
      else ticking.delete(each);
    }
    // A timer sleeps with its tab; after that the sandbox's clock is asked again.
    if (Date.now() - seen > 5000 && seen !== 0) void refresh();
    seen = Date.now();
  }, 250);
}

/**
 * The time of day of a moment, by this computer's time zone, as are all times on the page.
 * @param {string | number} moment
 */
export function timeOfDay(moment) {
  return new Date(moment).toLocaleTimeString('en-GB');
}

/**
 * A text with the moments in it by this computer's time zone.
 * @param {string} text
 */
export function withLocalTimes(text) {
  return text.replace(/\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d{3})?Z/g, timeOfDay);
}

/**
 * @param {Element} element
 * @param {() => void} show
 */
function tick(element, show) {
  show();
  // Added once it stands on the page, or the sweep above would drop it first.
  queueMicrotask(() => ticking.add({ element, show }));
}

/** @param {Code} code */
function timeLeft(code) {
  const seconds = Math.max(0, Math.ceil((Date.parse(code.expires_at) - now()) / 1000));
  return `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, '0')}`;
}
