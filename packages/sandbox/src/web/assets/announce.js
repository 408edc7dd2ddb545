import { byId } from './dom.js';

/** @type {string[]} */
let waiting = [];
/** @type {number | undefined} */
let timer;
/** @type {number | undefined} */
let alertTimer;

/**
 * Has a screen reader read this out, politely; what comes at once is read as one.
 * @param {string} words
 */
export function announce(words) {
  waiting.push(words);
  clearTimeout(timer);
  timer = setTimeout(() => {
    byId('announcer').textContent = waiting.join('. ');
    waiting = [];
  }, 250);
}

/**
 * Shows what went wrong with something that the person did.
 * @param {string} words
 */
export function alertPerson(words) {
  byId('alert').textContent = words;
  clearTimeout(alertTimer);
  alertTimer = setTimeout(() => {
    byId('alert').textContent = '';
  }, 8000);
}
