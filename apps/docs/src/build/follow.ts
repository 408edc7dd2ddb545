// Writes into each Mongolian page which English text it follows. Run it when the translation says the same again, and
// not before: `pnpm --dir apps/docs run follow`.
import { writeFileSync } from 'node:fs';
import { hashOf, writtenPages } from './pages.ts';

const english = new Map(writtenPages('en/').map((page) => [page.name, page]));
for (const { name, file, text, matter } of writtenPages('')) {
  const original = english.get(name);
  if (!original) throw new Error(`${name} has no English page.`);
  const line = `follows: '${hashOf(original)}'`;
  const followed = matter['follows'] === undefined ? '' : /^follows: .*$/m;
  const changed =
    followed === '' ? text.replace('---\n', `---\n${line}\n`) : text.replace(followed, line);
  if (changed !== text) {
    writeFileSync(file, changed);
    console.log(name);
  }
}
