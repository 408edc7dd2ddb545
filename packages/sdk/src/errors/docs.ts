/** Where the site is. A placeholder until the repository is real; a test of the site compares it with the site's own. */
const site = 'https://monpay-miniapp.github.io/monpay-miniapp/';

/** The address of the page about an error, in Mongolian; `en/` before `e/` leads to the English one. */
export function pageOf(name: string, language: '' | 'en/' = ''): string {
  return `${site}${language}e/${name}/`;
}
