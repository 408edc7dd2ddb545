/** Where the site has a page for each error. A placeholder until the repository is real; a test compares it with the site's. */
const pages = 'https://monpay-miniapp.github.io/monpay-miniapp/e/';

/** The address of the page about an error, in Mongolian; `en/` before `e/` leads to the English one. */
export function pageOf(name: string): string {
  return `${pages}${name}/`;
}
