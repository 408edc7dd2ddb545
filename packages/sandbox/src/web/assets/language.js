import { memory } from './dom.js';
import { english } from './english.js';
import { mongolian } from './mongolian.js';

const dictionaries = { en: english, mn: mongolian };
const listeners = new Set();
const preferred = [memory.get('language'), ...navigator.languages].map((tag) => tag?.slice(0, 2));
let current = preferred.find((tag) => Object.hasOwn(dictionaries, tag)) ?? 'en';

/** The language on show: `en` or `mn`. */
export function language() {
  return current;
}

/** The words for a key in the language on show, with `{name}` filled in. */
export function t(key, values = {}) {
  const words = Object.hasOwn(dictionaries[current], key) ? dictionaries[current][key] : key;
  return words.replace(/\{(\w+)\}/g, (_, name) =>
    Object.hasOwn(values, name) ? String(values[name]) : '',
  );
}

/** Calls back now and whenever the language changes. */
export function onLanguage(listener) {
  listeners.add(listener);
  listener(current);
}

/** Wires the switch and puts the page's own words into the language on show. */
export function startLanguage() {
  const buttons = document.querySelectorAll('[data-language]');
  for (const button of buttons) {
    button.addEventListener('click', () => {
      current = button.dataset.language;
      memory.set('language', current);
      for (const listener of listeners) listener(current);
    });
  }
  onLanguage(() => {
    document.documentElement.lang = current;
    document.title = t('title');
    for (const button of buttons) {
      button.setAttribute('aria-pressed', String(button.dataset.language === current));
    }
    for (const element of document.querySelectorAll('[data-text]')) {
      element.textContent = t(element.dataset.text);
    }
    for (const element of document.querySelectorAll('[data-label]')) {
      element.setAttribute('aria-label', t(element.dataset.label));
    }
  });
}
