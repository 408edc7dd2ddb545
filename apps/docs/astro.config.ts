import starlight from '@astrojs/starlight';
import { defineConfig } from 'astro/config';
import { madePages } from './src/build/made-pages.ts';
import { finish } from './src/build/finish.ts';
import { markdownPages } from './src/build/markdown.ts';
import { phoneAsWritten } from './src/phone/as-written.ts';
import { searchInSpellings, weighPages } from './src/search/spellings.ts';
import { sidebar } from './src/sidebar.ts';
import { base, origin, repositoryUrl } from './src/site.ts';

export default defineConfig({
  site: origin,
  base,
  trailingSlash: 'always',
  devToolbar: { enabled: false },
  // Nothing of a page is worth a request of its own, and all styles of a page can then be hashed in one place.
  build: { inlineStylesheets: 'never' },
  integrations: [
    madePages(),
    phoneAsWritten(),
    weighPages(),
    starlight({
      title: { mn: 'MonPay мини апп', en: 'MonPay mini apps' },
      defaultLocale: 'root',
      locales: {
        root: { label: 'Монгол', lang: 'mn' },
        en: { label: 'English', lang: 'en' },
      },
      favicon: '/favicon.svg',
      social: [{ icon: 'github', label: 'GitHub', href: repositoryUrl }],
      components: { Footer: './src/components/Footer.astro' },
      customCss: ['./src/styles/site.css'],
      sidebar,
      // Code that scrolls sideways would be a region without a name on a phone.
      expressiveCode: { defaultProps: { wrap: true } },
      credits: false,
    }),
    searchInSpellings(),
    markdownPages(),
    finish(),
  ],
});
