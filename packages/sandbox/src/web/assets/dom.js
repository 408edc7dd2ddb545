/** @typedef {Node | string | undefined} Child */
/** @typedef {string | number | boolean | undefined | ((event: Event) => unknown)} Attribute */

/**
 * Makes an element. Strings among the children become text, never markup, so whatever a customer or a
 * merchant wrote stays harmless.
 * @template {keyof HTMLElementTagNameMap} Tag
 * @param {Tag} tag
 * @param {Record<string, Attribute>} attributes
 * @param {...(Child | readonly Child[])} children
 * @returns {HTMLElementTagNameMap[Tag]}
 */
export function el(tag, attributes = {}, ...children) {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (value === undefined || value === false) continue;
    if (typeof value === 'function') element.addEventListener(name, later(value));
    else element.setAttribute(name, value === true ? '' : String(value));
  }
  element.append(...children.flat().filter((child) => child !== undefined));
  return element;
}

/**
 * The element of the page with this id.
 * @param {string} id
 * @returns {HTMLElement}
 */
export function byId(id) {
  const element = document.getElementById(id);
  if (!element) throw new Error(`The page has no #${id}.`);
  return element;
}

/**
 * The selected elements of the page.
 * @param {string} selector
 * @returns {HTMLElement[]}
 */
export function all(selector) {
  return [...document.querySelectorAll(selector)].filter((one) => one instanceof HTMLElement);
}

/** @type {WeakMap<Element, string>} */
const shown = new WeakMap();

/**
 * Whether an element is to be filled anew: it shows something else than this so far. What stays as it is
 * keeps its focus, and a click that is under way.
 * @param {Element} element
 * @param {unknown} value
 */
export function isNews(element, value) {
  const text = JSON.stringify(value);
  if (shown.get(element) === text) return false;
  shown.set(element, text);
  return true;
}

/**
 * A listener for what takes time; what it throws is reported to the person, like any rejection.
 * @template {Event} Happening
 * @param {(event: Happening) => unknown} work
 */
export function later(work) {
  return (/** @type {Happening} */ event) => {
    void work(event);
  };
}

/** What the browser remembers between visits; if it may not store anything, nothing. */
export const memory = {
  /** @param {string} key */
  get(key) {
    try {
      return localStorage.getItem(`monpay-sandbox.${key}`) ?? undefined;
    } catch {
      return undefined;
    }
  },
  /**
   * @param {string} key
   * @param {string} value
   */
  set(key, value) {
    try {
      localStorage.setItem(`monpay-sandbox.${key}`, value);
    } catch {
      // A private window: the choice lives as long as the page.
    }
  },
};
