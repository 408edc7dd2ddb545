import { pageHeaders, type PageOrigins } from './page-headers.ts';

/** One file of the web page, and the headers it must be sent with. */
export interface WebPage {
  readonly body: string;
  readonly contentType: string;
  /** `Content-Type`, `Content-Security-Policy` and the rest, ready to send. */
  readonly headers: Readonly<Record<string, string>>;
}

const noOrigins: PageOrigins = { redirectUris: [], ownOrigins: [] };
const root = '/_sandbox/';
const assets = [
  'announce.js',
  'answer-block.js',
  'app.js',
  'base.css',
  'code-bar.js',
  'code-card.js',
  'countdown.js',
  'curl.js',
  'customers.js',
  'dom.js',
  'english.js',
  'exchange.css',
  'fault-panel.js',
  'filter.js',
  'frame.js',
  'framing.js',
  'icon.svg',
  'inspector.css',
  'invoice-card.js',
  'journal-stream.js',
  'language.js',
  'live-worker.js',
  'live.js',
  'mini-app.css',
  'mini-app.svg',
  'mongolian.js',
  'notice.js',
  'own-window.js',
  'page.css',
  'parts.css',
  'pay-sheet.js',
  'pay.css',
  'phone.css',
  'phone.js',
  'request-card.js',
  'sandbox.js',
  'scale.js',
  'send.js',
  'settings-panel.js',
  'tester.css',
  'theme.js',
  'timeline.css',
  'timeline.js',
  'token-button.js',
  'visit-block.js',
  'web-view.js',
  'wrong-request-panel.js',
];
const contentTypes: Readonly<Record<string, string>> = {
  html: 'text/html; charset=utf-8',
  css: 'text/css; charset=utf-8',
  js: 'text/javascript; charset=utf-8',
  svg: 'image/svg+xml',
};
const files = new Map([
  [root, 'index.html'],
  ...assets.map((name): [string, string] => [`${root}assets/${name}`, name]),
]);

/** The web page (phone and inspector) and its files. */
export interface Pages {
  /**
   * The page or one of its files; `undefined` for any other path.
   * @param path the URL's path, such as `/_sandbox/` or `/_sandbox/assets/app.js`
   */
  find(path: string, origins: PageOrigins): WebPage | undefined;
  /** The page for a browser that has not been let in: it says where the right address is. */
  locked(): WebPage;
}

/**
 * The web page as its files have it.
 * @param read a file by its name; only the names listed above are ever asked for
 */
export function pagesOf(read: (name: string) => string): Pages {
  const pageOf = (name: string, origins: PageOrigins): WebPage => {
    const contentType = contentTypes[name.slice(name.lastIndexOf('.') + 1)] ?? 'text/plain';
    return { body: read(name), contentType, headers: pageHeaders(contentType, origins) };
  };
  return {
    find(path, origins) {
      const name = files.get(path);
      return name === undefined ? undefined : pageOf(name, origins);
    },
    locked: () => pageOf('locked.html', noOrigins),
  };
}
