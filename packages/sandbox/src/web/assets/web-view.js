/**
 * What shows a mini app on the phone. It is a frame of the browser's, unless the page that uses these scripts has
 * another: where no server runs, no frame can be led to one.
 * @typedef {object} WebView
 * @property {boolean} isBrowser Whether it keeps a browser's rules for other sites' pages (which may be framed, which
 * cookies they get), so that a launch is worth a look without it, and whether it can open a window.
 * @property {(frame: HTMLIFrameElement, url: string) => void} open Opens an address in a frame.
 * @property {(frame: HTMLIFrameElement) => string | undefined} pathOf The path of the page in a frame; undefined if
 * it is not to be had.
 */

/** @type {WebView} */
let used = {
  isBrowser: true,
  open(frame, url) {
    // The mini app may do what a page in the wallet may, but not replace the inspector.
    frame.setAttribute(
      'sandbox',
      'allow-scripts allow-same-origin allow-forms allow-popups allow-popups-to-escape-sandbox allow-modals allow-downloads',
    );
    frame.setAttribute('src', url);
  },
  pathOf(frame) {
    try {
      return frame.contentWindow?.location.pathname;
    } catch {
      // Of another origin's page the address is not to be had.
      return undefined;
    }
  },
};

/** What shows a mini app on the phone. */
export function webView() {
  return used;
}

/**
 * Puts another web view in its place, before the phone is started.
 * @param {WebView} other
 */
export function useWebView(other) {
  used = other;
}
