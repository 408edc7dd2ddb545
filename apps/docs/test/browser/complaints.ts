import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';

// The browser tests of the sandbox install it.
const axe = readFileSync(
  createRequire(
    new URL('../../../../packages/sandbox/test/browser/package.json', import.meta.url),
  ).resolve('axe-core/axe.min.js'),
  'utf8',
);

/** A page, or a frame in it. */
interface Evaluates {
  evaluate<Result>(script: string): Promise<Result>;
}

/** What axe finds on a page, without the frames in it. */
export async function complaintsOf(page: Evaluates): Promise<string[]> {
  await page.evaluate(axe);
  return page.evaluate<string[]>(`axe
    .run(document, { resultTypes: ['violations'], iframes: false })
    .then(({ violations }) => violations.map(({ id, nodes }) => id + ': ' + nodes[0].html))`);
}
