// What runs in the document of the phone: the sandbox's own page, with a sandbox and a shop in place of
// servers. They are read as files, as the tables are (src/errors/tables.ts).
/* oxlint-disable no-restricted-imports */
import { startGuest } from '../../../demo/src/in-page/guest.ts';
import { styleSheet } from '../../../demo/src/shop/pages/style.ts';
import { memory } from '../../../../packages/sandbox/src/web/assets/dom.js';
import { useSandbox } from '../../../../packages/sandbox/src/web/assets/send.js';
import { useWebView } from '../../../../packages/sandbox/src/web/assets/web-view.js';
import paySheet from '../../../../packages/sandbox/src/web/assets/pay.css?raw';
import { language, onTheme, theme } from './around.ts';
import { startBar } from './bar.ts';
import { colour, pageWebView } from './web-view.ts';

const { sandbox, open } = startGuest(language);

// The site chooses, and each visit begins afresh.
memory.get = (key) => ({ language, theme: theme() })[key];
memory.set = () => {};
// Cookies, by which the served page is let in, are not to be had here.
useSandbox((path, init) => {
  const headers = new Headers(init?.headers);
  headers.set('Authorization', `Bearer ${sandbox.adminToken}`);
  return sandbox.fetch(`/_sandbox/${path}`, { ...init, headers });
});
useWebView(
  pageWebView({
    answer: open,
    sheets: { '/style.css': styleSheet, '/_sandbox/assets/pay.css': paySheet },
    theme,
  }),
);
onTheme(() => {
  document.documentElement.dataset['theme'] = theme();
  const page = document.querySelector<HTMLIFrameElement>('#frame iframe')?.contentDocument;
  if (page) colour(page, theme());
});
startBar();

// Only now, since its modules look at the above as they are loaded; and not awaited, since they share this file.
void import('../../../../packages/sandbox/src/web/assets/app.js');
