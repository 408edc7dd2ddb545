// oxlint-disable-next-line no-restricted-imports
import type { WebView } from '../../../../packages/sandbox/src/web/assets/web-view.js';
import { arrive, refreshOf } from './arrive.ts';
import { themeSheets, type Theme } from './sheets.ts';

/** What the pages on the phone come from. */
export interface PageSource {
  /** Answers a request of the web view. */
  readonly answer: (request: Request) => Promise<Response>;
  /** The style sheets that pages may have, by their path. */
  readonly sheets: Readonly<Record<string, string>>;
  readonly theme: () => Theme;
}

/** A web view without a network: it shows each page as the text of a frame, and catches links and forms. */
export function pageWebView({ answer, sheets, theme }: PageSource): WebView {
  /** Where each frame is; of two requests only the later one is shown. */
  const places = new WeakMap<HTMLIFrameElement, { url?: URL; request: Request }>();

  async function go(frame: HTMLIFrameElement, request: Request): Promise<void> {
    const place = { ...places.get(frame), request };
    places.set(frame, place);
    const { url, html } = await arrive(answer, request);
    if (places.get(frame) !== place || !frame.isConnected) return;
    place.url = url;
    show(frame, url, html);
  }

  function show(frame: HTMLIFrameElement, url: URL, html: string): void {
    const page = new DOMParser().parseFromString(html, 'text/html');
    const refresh = refreshOf(page);
    const texts = [...page.querySelectorAll('link[rel=stylesheet]')].map(
      (link) => sheets[link.getAttribute('href') ?? ''] ?? '',
    );
    for (const element of page.querySelectorAll('link, meta[http-equiv], script, base')) {
      element.remove();
    }
    page.head.append(...[...texts, themeSheets[theme()]].map((text) => styleOf(page, text)));
    // Nobody can tap what is not caught yet.
    page.body.inert = true;
    frame.srcdoc = `<!doctype html>${page.documentElement.outerHTML}`;
    if (refresh === undefined) return;
    const { address = url.href, seconds } = refresh;
    const place = places.get(frame);
    setTimeout(() => {
      if (places.get(frame) === place) void go(frame, new Request(new URL(address, url)));
    }, seconds * 1000);
  }

  function catchIn(frame: HTMLIFrameElement): void {
    const page = frame.contentDocument;
    const url = places.get(frame)?.url;
    // A frame begins with an empty page.
    if (page?.URL !== 'about:srcdoc' || url === undefined) return;
    for (const click of ['click', 'auxclick']) {
      page.addEventListener(click, (event) => {
        // Of the frame's own realm, so that `instanceof` would not know it.
        const address = (event.target as Element).closest('a[href]')?.getAttribute('href');
        if (address === undefined || address === null) return;
        event.preventDefault();
        if (click === 'click') void go(frame, new Request(new URL(address, url)));
      });
    }
    page.addEventListener('submit', (event) => {
      event.preventDefault();
      void go(frame, requestOf(event, url));
    });
    page.body.inert = false;
  }

  return {
    isBrowser: false,
    open(frame, url) {
      frame.addEventListener('load', () => catchIn(frame));
      void go(frame, new Request(url));
    },
    pathOf: (frame) => places.get(frame)?.url?.pathname,
  };
}

/** Colours a page that is on the phone already. */
export function colour(page: Document, theme: Theme): void {
  page.head.lastElementChild?.replaceWith(styleOf(page, themeSheets[theme]));
}

function styleOf(page: Document, text: string): HTMLStyleElement {
  const style = page.createElement('style');
  style.textContent = text;
  return style;
}

/** What a browser would send. */
function requestOf({ target, submitter }: SubmitEvent, url: URL): Request {
  const form = target as HTMLFormElement;
  const address = new URL(form.getAttribute('action') ?? '', url);
  const fields = new URLSearchParams();
  for (const [name, value] of new FormData(form, submitter)) {
    if (typeof value === 'string') fields.append(name, value);
  }
  return new Request(address, { method: 'POST', body: fields });
}
