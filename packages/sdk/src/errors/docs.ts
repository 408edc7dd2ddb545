/** Where the site is. A placeholder until the repository is real; a test of the site compares it with the site's own. */
const site = 'https://monpay-miniapp.github.io/monpay-miniapp/';

/** The address of the page about an error, in Mongolian; `en/` before `e/` leads to the English one. */
export function pageOf(name: string): string {
  return `${site}e/${name}/`;
}

/** The address of a page in English, by its path. */
export function englishPage(path: string): string {
  return `${site}en/${path}/`;
}
