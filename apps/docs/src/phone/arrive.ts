/** A page that was arrived at. */
export interface Arrived {
  readonly url: URL;
  readonly html: string;
}

/** How often a web view lets itself be led on before it gives up. */
const mostHops = 10;

/**
 * Asks for a page and follows where its answer leads on at once, as a browser does: a redirect, or a refresh after
 * 0 seconds.
 * @throws {Error} if it does not end
 */
export async function arrive(
  answer: (request: Request) => Promise<Response>,
  first: Request,
): Promise<Arrived> {
  let request = first;
  for (let hops = 0; hops < mostHops; hops++) {
    const response = await answer(request);
    const html = await response.text();
    const url = new URL(request.url);
    const location = response.headers.get('Location') ?? leadsOnTo(html);
    if (location === undefined) return { url, html };
    request = new Request(new URL(location, url));
  }
  throw new Error('The redirects do not end.');
}

function leadsOnTo(html: string): string | undefined {
  const { seconds, address } = refreshOf(new DOMParser().parseFromString(html, 'text/html')) ?? {};
  return seconds === 0 ? address : undefined;
}

/** When a page asks to be loaded anew, and from where; undefined if it does not. */
export function refreshOf(
  page: Document,
): { readonly seconds: number; readonly address?: string } | undefined {
  const content = page.querySelector('meta[http-equiv=refresh]')?.getAttribute('content') ?? '';
  const [, seconds, address] = /^\s*(\d+)\s*(?:;\s*url=(.*))?$/i.exec(content) ?? [];
  if (seconds === undefined) return undefined;
  return { seconds: Number(seconds), ...(address !== undefined && { address }) };
}
