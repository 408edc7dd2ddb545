import type { Theme } from './sheets.ts';

/** The languages of the phone. */
export type Language = 'mn' | 'en';

const site = pageAround();
const dark = matchMedia('(prefers-color-scheme: dark)');

/** The language of the page around the phone, which names it in the address. */
export const language: Language =
  new URLSearchParams(location.search).get('lang') === 'en' ? 'en' : 'mn';

/** Whether the phone is in a page of the site, and not in a window of its own. */
export const isFramed = site !== undefined;

/** The theme that was chosen on the site. */
export function theme(): Theme {
  const chosen = site?.dataset['theme'] ?? chosenBefore();
  if (chosen === 'light' || chosen === 'dark') return chosen;
  return dark.matches ? 'dark' : 'light';
}

/** Calls back whenever another theme is chosen. */
export function onTheme(listener: () => void): void {
  dark.addEventListener('change', listener);
  if (site) new MutationObserver(listener).observe(site, { attributeFilter: ['data-theme'] });
}

function pageAround(): HTMLElement | undefined {
  try {
    return parent === window ? undefined : parent.document.documentElement;
  } catch {
    // Somebody else's page.
    return undefined;
  }
}

/** Where Starlight keeps it. */
function chosenBefore(): string | undefined {
  try {
    return localStorage.getItem('starlight-theme') ?? undefined;
  } catch {
    return undefined;
  }
}
