import { readFileSync } from 'node:fs';
import { join } from 'node:path';
// oxlint-disable-next-line no-restricted-imports
import { styleSheet } from '../../../demo/src/shop/pages/style.ts';
import { repository } from '../build/repository.ts';
import { themeSheets } from './sheets.ts';

/** Where the document of the phone is in the built site. */
export const phoneFile = 'try/phone/index.html';

/** Where the files of the sandbox's page are. */
export const assets = join(repository, 'packages/sandbox/src/web/assets');

const page = (): string => readFileSync(join(assets, 'index.html'), 'utf8');

/** What the body of the sandbox's page holds. */
export function phoneBody(): string {
  const [, body] = /<body>([\s\S]*)<\/body>/.exec(page()) ?? [];
  if (body === undefined) throw new Error('The page of the sandbox has no body.');
  return body;
}

/** The style sheets of the sandbox's page as one, in their order. */
export function phoneSheets(): string {
  const names = [...page().matchAll(/<link rel="stylesheet" href="assets\/([\w-]+\.css)"/g)];
  if (names.length === 0) throw new Error('The page of the sandbox has no style sheet.');
  return names.map(([, name = '']) => readFileSync(join(assets, name), 'utf8')).join('\n');
}

/** The style sheets that stand in the pages on the phone: the shop's, and that of the page for approving an invoice. */
export function sheetsOnPhone(): string[] {
  const pay = readFileSync(join(assets, 'pay.css'), 'utf8');
  return [styleSheet, pay, ...Object.values(themeSheets)];
}
