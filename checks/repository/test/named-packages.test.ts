import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';

const root = join(import.meta.dirname, '../../..');
const read = (file: string): string => readFileSync(join(root, file), 'utf8');
const folders = globSync('{spec,{packages,apps,checks}/*}/package.json', { cwd: root }).map(
  (file) => file.replaceAll('\\', '/').replace('/package.json', ''),
);

test.each(folders)('the README has a row for %s', (folder) => {
  const { name } = JSON.parse(read(`${folder}/package.json`)) as { name: string };
  expect(read('README.md')).toContain(`| [\`${name}\`](${folder}) `);
});

test.each(folders.filter((folder) => folder.startsWith('checks/')))(
  'ARCHITECTURE.md has a row for %s',
  (folder) => {
    expect(read('ARCHITECTURE.md')).toContain(`\n| \`${folder.replace('checks/', '')}\` `);
  },
);
