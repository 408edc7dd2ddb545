// Style sheets of the pages on the phone. They stand in those pages, which have no server to fetch them from, and the
// policy of the document names each by its hash (src/build/policy.ts).

/** What a page on the phone is coloured for. */
export type Theme = 'light' | 'dark';

/** The one line that makes a page light or dark, whatever the system is. */
export const themeSheets: Readonly<Record<Theme, string>> = {
  light: ':root { color-scheme: light !important; }',
  dark: ':root { color-scheme: dark !important; }',
};
