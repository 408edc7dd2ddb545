/** Where the site is. A placeholder until the repository is real; a test of the site compares it with its own. */
const site = 'https://monpay-miniapp.github.io/monpay-miniapp/';

/** A page of the site by its path, such as `payments` or `e/used_code`. */
export type SitePage = 'launch' | 'payments' | 'security' | `e/${string}`;

/** The address of a page of the site, in Mongolian unless English is asked for. */
export function addressOf(page: SitePage, language: 'mn' | 'en' = 'mn'): string {
  return `${site}${language === 'en' ? 'en/' : ''}${page}/`;
}

/** The page about a rule by which the sandbox refused a request; undefined if the rule has none, as a fault has none. */
export function rulePage(rule: string): SitePage | undefined {
  return pageless.test(rule) ? undefined : `e/${rule}`;
}

const pageless =
  /^(?:fault_\w+|wrong_method|wrong_path|followed_redirect|merchant_credentials_in_query)$/;
