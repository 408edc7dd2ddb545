/** @import { Visit } from '../../generated/admin-api.ts' */
import { announce } from './announce.js';
import { byId, el } from './dom.js';
import { language, onLanguage, t } from './language.js';
import { sandboxState } from './sandbox.js';
import { webView } from './web-view.js';

const silence = 5000;
/** @type {{ origin: string, name: string, notes: Map<string, Record<string, string>> } | undefined} */
let shown;
/** @type {number | undefined} */
let timer;
let noteListener = () => {};

/**
 * Opens a launch in the phone. A new frame each time, so that the browser's Back leads out of no launch.
 * @param {string} launchUrl
 * @param {string} name
 * @param {Visit | undefined} seen what a look at the page's headers found
 */
export function openFrame(launchUrl, name, seen) {
  const { origin } = new URL(launchUrl);
  shown = { origin, name, notes: new Map() };
  clearTimeout(timer);
  if (webView().isBrowser) {
    const crossSite = crossSiteNote(new URL(launchUrl));
    if (crossSite !== undefined) shown.notes.set(crossSite, phoneAddress(new URL(launchUrl)));
    noteVisit(seen);
    timer = setTimeout(() => note('note_silent', { origin }), silence);
  }
  put(launchUrl, name);
}

/**
 * Notes what is known of the page, and that it is not known.
 * @param {Visit | undefined} seen
 */
export function noteVisit(seen) {
  if (!shown || !webView().isBrowser) return;
  const { framing = 'unknown', strict_cookies: names = [] } = seen ?? {};
  if (framing === 'unknown') shown.notes.set('note_unknown', {});
  else shown.notes.delete('note_unknown');
  if (names.length > 0) shown.notes.set('note_strict', { names: names.join(', ') });
  noteListener();
}

/**
 * Shows on the phone, in place of the page, that the page does not allow to be framed.
 * @param {string} launchUrl
 * @param {string} name
 * @param {string} header that refuses it
 * @param {() => unknown} openWindow
 */
export function refuseFrame(launchUrl, name, header, openWindow) {
  closeFrame();
  shown = { origin: new URL(launchUrl).origin, name, notes: new Map() };
  const panel = el('div', { class: 'refused', role: 'group' });
  const fill = () => {
    panel.replaceChildren(
      el('p', { class: 'strong' }, t('frame_refused_title')),
      el('p', {}, t('frame_refused', { header })),
      el(
        'button',
        { type: 'button', class: 'primary', 'data-action': 'own_window_phone', click: openWindow },
        t('own_window'),
      ),
    );
  };
  fill();
  panel.dataset.language = language();
  byId('frame').replaceChildren(panel);
  onRefusal = fill;
  announce(t('frame_refused_title'));
}

let onRefusal = () => {};

/**
 * Leads the mini app on the phone on to another address of its own.
 * @param {string} url
 */
export function leadFrame(url) {
  if (shown !== undefined) put(url, shown.name);
}

/**
 * @param {string} url
 * @param {string} name
 */
function put(url, name) {
  onRefusal = () => {};
  const frame = el('iframe', { title: t('app_frame', { name }), referrerpolicy: 'no-referrer' });
  webView().open(frame, url);
  byId('frame').replaceChildren(frame);
}

/** Takes the mini app off the phone. */
export function closeFrame() {
  clearTimeout(timer);
  shown = undefined;
  onRefusal = () => {};
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

/**
 * Watches for pages that the phone is not allowed to show.
 * @param {() => void} onNote
 */
export function startFrame(onNote) {
  noteListener = onNote;
  document.addEventListener('securitypolicyviolation', (event) => {
    if (!event.violatedDirective.startsWith('frame-src') || shown === undefined) return;
    clearTimeout(timer);
    note('note_elsewhere', { origin: event.blockedURI });
  });
  onLanguage(() => {
    const frame = byId('frame').firstElementChild;
    if (frame instanceof HTMLIFrameElement && shown) {
      frame.title = t('app_frame', { name: shown.name });
    }
    onRefusal();
  });
}

/**
 * @param {string} key
 * @param {Record<string, string>} values
 */
function note(key, values) {
  shown?.notes.set(key, values);
  announce(t(key, values));
  noteListener();
}

/**
 * Browsers send a SameSite cookie in a frame only if frame and page are of one site.
 * @param {URL} url
 */
function crossSiteNote({ protocol, hostname }) {
  if (protocol === location.protocol && hostname === location.hostname) return undefined;
  const loopback = /^(localhost|127\.0\.0\.1|\[::1\])$/;
  const both = loopback.test(hostname) && loopback.test(location.hostname);
  return protocol === location.protocol && both ? 'note_loopback' : 'note_cross_site';
}

/**
 * @param {URL} url
 * @returns {Record<string, string>}
 */
function phoneAddress({ hostname }) {
  const { protocol, port } = location;
  const key = sandboxState()?.page_key;
  return { host: `${protocol}//${hostname}:${port}/_sandbox/?key=${key}` };
}
