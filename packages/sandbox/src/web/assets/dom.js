/**
 * Makes an element. Strings among the children become text, never markup, so whatever a customer or a
 * merchant wrote stays harmless.
 */
export function el(tag, attributes = {}, ...children) {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (value === undefined || value === false) continue;
    if (typeof value === 'function') element.addEventListener(name, value);
    else element.setAttribute(name, value === true ? '' : String(value));
  }
  element.append(...children.flat().filter((child) => child !== undefined));
  return element;
}

/** The element of the page with this id. */
export function byId(id) {
  return document.getElementById(id);
}

const shown = new WeakMap();

/**
 * Whether an element is to be filled anew: it shows something else than this so far. What stays as it is
 * keeps its focus, and a click that is under way.
 */
export function isNews(element, value) {
  const text = JSON.stringify(value);
  if (shown.get(element) === text) return false;
  shown.set(element, text);
  return true;
}

/** A listener for what takes time; what it throws is said to the person, like any rejection. */
export function later(work) {
  return (event) => {
    void work(event);
  };
}

/** What the browser remembers between visits; nothing, if it may not store. */
export const memory = {
  get(key) {
    try {
      return localStorage.getItem(`monpay-sandbox.${key}`) ?? undefined;
    } catch {
      return undefined;
    }
  },
  set(key, value) {
    try {
      localStorage.setItem(`monpay-sandbox.${key}`, value);
    } catch {
      // A private window: the choice lives as long as the page.
    }
  },
};
