import { all, memory } from './dom.js';
import { english } from './english.js';
import { mongolian } from './mongolian.js';

/** @typedef {'en' | 'mn'} Language */

/** @type {Readonly<Record<Language, Readonly<Record<string, string>>>>} */
const dictionaries = { en: english, mn: mongolian };
/** @type {Set<(language: Language) => unknown>} */
const listeners = new Set();
let current = preferred();

/** @returns {Language} */
function preferred() {
  const tags = [memory.get('language'), ...navigator.languages].map((tag) => tag?.slice(0, 2));
  return tags.find((tag) => tag === 'mn' || tag === 'en') ?? 'en';
}

/** The language on show. */
export function language() {
  return current;
}

/**
 * The words for a key in the language on show, with `{name}` filled in.
 * @param {string} key
 * @param {Readonly<Record<string, unknown>>} values
 */
export function t(key, values = {}) {
  const words = dictionaries[current][key] ?? key;
  return words.replace(/\{(\w+)\}/g, (_, name) =>
    Object.hasOwn(values, name) ? String(values[name]) : '',
  );
}

/**
 * Whether there are words for a key.
 * @param {string} key
 */
export function hasWords(key) {
  return Object.hasOwn(dictionaries[current], key);
}

/**
 * Calls back now and whenever the language changes.
 * @param {(language: Language) => unknown} listener
 */
export function onLanguage(listener) {
  listeners.add(listener);
  listener(current);
}

/** Wires the switch and puts the page's own words into the language on show. */
export function startLanguage() {
  const buttons = all('[data-language]');
  for (const button of buttons) {
    button.addEventListener('click', () => {
      current = button.dataset.language === 'mn' ? 'mn' : 'en';
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
    for (const element of all('[data-text]')) {
      element.textContent = t(element.dataset.text ?? '');
    }
    for (const element of all('[data-label]')) {
      element.setAttribute('aria-label', t(element.dataset.label ?? ''));
    }
  });
}
