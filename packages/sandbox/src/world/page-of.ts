/** Where the site is. A placeholder until the repository is real; a test of the site compares it with the site's own. */
const site = 'https://monpay-miniapp.github.io/monpay-miniapp/';

/** The address of a page of the site, in each language. */
export interface PageAddress {
  readonly mn: string;
  readonly en: string;
}

/** The addresses of the page about a rule of the sandbox, or a case of the go-live check. */
export function pageOf(name: string): PageAddress {
  return { mn: `${site}e/${name}/`, en: `${site}en/e/${name}/` };
}
