/** How the pictures are taken that a person looks at; the test of accessibility has the other combinations. */
export const looks = [
  {
    name: 'phone-light-mn',
    viewport: { width: 390, height: 844 },
    colorScheme: 'light',
    locale: 'mn-MN',
  },
  {
    name: 'laptop-dark-en',
    viewport: { width: 1366, height: 625 },
    colorScheme: 'dark',
    locale: 'en-GB',
  },
  {
    name: 'desktop-dark-mn',
    viewport: { width: 1280, height: 800 },
    colorScheme: 'dark',
    locale: 'mn-MN',
  },
] as const;
