/** Where a visitor has got to. */
export interface Visit {
  /** The status of each answer on the way, the last one that of the page. */
  readonly statuses: readonly number[];
  /** The address that the visitor sees in the end. */
  readonly address: URL;
  /** Each `Set-Cookie` on the way. */
  readonly cookies: readonly string[];
  readonly page: string;
}

/** A browser without a screen: it keeps cookies, and follows redirects and pages that refresh at once. */
export class Visitor {
  readonly #cookies = new Map<string, string>();

  /** @throws {Error} if nobody answers, or the redirects do not end */
  open(url: string): Promise<Visit> {
    return this.#go(url);
  }

  /**
   * Sends a form of the page at the same origin, and follows where that leads.
   * @throws {Error} if nobody answers, or the redirects do not end
   */
  submit(url: string, fields: Readonly<Record<string, string>> = {}): Promise<Visit> {
    return this.#go(url, new URLSearchParams(fields));
  }

  async #go(url: string, form?: URLSearchParams): Promise<Visit> {
    const statuses: number[] = [];
    const cookies: string[] = [];
    let address = new URL(url);
    for (let hops = 0; hops < 5; hops++) {
      const response = await fetch(address, {
        redirect: 'manual',
        headers: {
          Cookie: [...this.#cookies].map((pair) => pair.join('=')).join('; '),
          ...(form && hops === 0 && { Origin: address.origin }),
        },
        ...(form && hops === 0 && { method: 'POST', body: form }),
        signal: AbortSignal.timeout(30_000),
      });
      statuses.push(response.status);
      for (const cookie of response.headers.getSetCookie()) {
        cookies.push(cookie);
        const [, name = '', value = ''] = /^([^=]+)=([^;]*)/.exec(cookie) ?? [];
        if (/;\s*max-age=0/i.test(cookie)) this.#cookies.delete(name);
        else this.#cookies.set(name, value);
      }
      const page = await response.text();
      const location = response.headers.get('location') ?? refreshOf(page);
      if (location === null) return { statuses, cookies, address, page };
      address = new URL(location, address);
    }
    throw new Error('The redirects do not end.');
  }
}

/** Where a page goes on to at once. */
function refreshOf(page: string): string | null {
  return /<meta http-equiv="refresh" content="0; url=([^"]*)"/.exec(page)?.[1] ?? null;
}
