/** Where the site will be; a placeholder until the repository is real. The sdk's `error.docs` points here. */
export const origin = 'https://monpay-miniapp.github.io';

/** The path below which the site lies, with a slash at its end. */
export const base = '/monpay-miniapp/';

/** Where the source is. */
export const repositoryUrl = 'https://github.com/monpay-miniapp/monpay-miniapp';

/** The languages of the site, and where the pages of each begin. */
export const languages = { mn: '', en: 'en/' } as const;

/** A language of the site. */
export type Language = keyof typeof languages;
