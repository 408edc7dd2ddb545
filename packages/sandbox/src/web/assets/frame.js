import { announce } from './announce.js';
import { byId, el } from './dom.js';
import { onLanguage, t } from './language.js';
import { sandboxState } from './sandbox.js';

const silence = 5000;
let shown;
let timer;
let noteListener = () => {};

/** Opens a launch in the phone. A new frame each time, so that the browser's Back leads out of no launch. */
export function openFrame(launchUrl, name) {
  const { origin } = new URL(launchUrl);
  shown = { origin, name, notes: new Map() };
  const crossSite = crossSiteNote(new URL(launchUrl));
  if (crossSite !== undefined) shown.notes.set(...crossSite);
  clearTimeout(timer);
  timer = setTimeout(() => note('note_silent', { origin }), silence);
  put(launchUrl, name);
}

/** Leads the mini app on the phone on to another address of its own. */
export function leadFrame(url) {
  if (shown !== undefined) put(url, shown.name);
}

function put(src, name) {
  byId('frame').replaceChildren(
    el('iframe', {
      src,
      title: t('app_frame', { name }),
      referrerpolicy: 'no-referrer',
      // The mini app may do what a page in the wallet may, but not replace the inspector.
      sandbox:
        'allow-scripts allow-same-origin allow-forms allow-popups allow-popups-to-escape-sandbox allow-modals allow-downloads',
    }),
  );
}

/** Takes the mini app off the phone. */
export function closeFrame() {
  clearTimeout(timer);
  shown = undefined;
  byId('frame').replaceChildren();
}

/** A token request came, so the mini app's server is alive. */
export function heardFromMerchant() {
  clearTimeout(timer);
  if (shown?.notes.delete('note_silent')) noteListener();
}

/** What the person should know about the page on the phone, in the language on show. */
export function frameNotes() {
  return [...(shown?.notes ?? [])].map(([key, values]) => t(key, values));
}

/** Watches for pages that the phone is not allowed to show. */
export function startFrame(onNote) {
  noteListener = onNote;
  document.addEventListener('securitypolicyviolation', (event) => {
    if (!event.violatedDirective.startsWith('frame-src') || shown === undefined) return;
    clearTimeout(timer);
    note('note_elsewhere', { origin: event.blockedURI });
  });
  onLanguage(() => {
    const frame = byId('frame').firstElementChild;
    if (frame && shown) frame.title = t('app_frame', { name: shown.name });
  });
}

function note(key, values) {
  shown?.notes.set(key, values);
  announce(t(key, values));
  noteListener();
}

// Browsers send a SameSite cookie in a frame only if frame and page are of one site.
function crossSiteNote({ protocol, hostname }) {
  if (protocol === location.protocol && hostname === location.hostname) return undefined;
  const loopback = /^(localhost|127\.0\.0\.1|\[::1\])$/;
  if (
    protocol === location.protocol &&
    loopback.test(hostname) &&
    loopback.test(location.hostname)
  ) {
    const host = `${location.protocol}//${hostname}:${location.port}/_sandbox/?key=${sandboxState().page_key}`;
    return ['note_loopback', { host }];
  }
  return ['note_cross_site', {}];
}
