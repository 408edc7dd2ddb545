import { bounds } from './bounds.ts';
import { full, quick } from './effort.ts';
import { parts } from './parts.ts';
import { markdownOf, verdictsOf } from './report/markdown.ts';
import { verdicts } from './verdicts.ts';

const isQuick = process.argv.includes('--quick');
const only = process.argv[process.argv.indexOf('--only') + 1]?.split(',');
const figures = {};
for (const [name, part] of Object.entries(parts)) {
  if (process.argv.includes('--only') && !only?.includes(name)) continue;
  const begun = performance.now();
  const found = await part(isQuick ? quick : full, (line) => console.error(`${name}: ${line}`));
  console.error(name, (performance.now() - begun) / 1000, 's');
  for (const table of found.tables) console.log(markdownOf(table) + '\n');
  Object.assign(figures, found.figures);
}
console.log(verdictsOf(verdicts(bounds, figures)));
