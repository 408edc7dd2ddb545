/** Where the site is. A placeholder until the repository is real; a test of the site compares it with its own. */
const site = 'https://monpay-miniapp.github.io/monpay-miniapp/';

/** A page of the site by its path, such as `payments` or `e/used_code`. */
export type SitePage = 'launch' | 'payments' | 'security' | `e/${string}`;

/** The address of a page of the site, in each language. */
export interface PageAddress {
  readonly mn: string;
  readonly en: string;
}

/** The addresses of a page of the site. */
export function docsOf(page: SitePage): PageAddress {
  return { mn: `${site}${page}/`, en: `${site}en/${page}/` };
}
