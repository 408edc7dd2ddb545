import { byId } from './dom.js';

let waiting = [];
let timer;
let alertTimer;

/** Has a screen reader say this, politely; what comes at once is said as one. */
export function announce(words) {
  waiting.push(words);
  clearTimeout(timer);
  timer = setTimeout(() => {
    byId('announcer').textContent = waiting.join('. ');
    waiting = [];
  }, 250);
}

/** Shows what went wrong with something that the person did. */
export function alertPerson(words) {
  byId('alert').textContent = words;
  clearTimeout(alertTimer);
  alertTimer = setTimeout(() => {
    byId('alert').textContent = '';
  }, 8000);
}
