import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { repository } from '../build/repository.ts';

const text = ['reference-examples.test.ts', 'reference-payments.test.ts']
  .map((name) => readFileSync(join(repository, 'apps/docs/test', name), 'utf8'))
  .join('\n')
  .replaceAll('\r\n', '\n');
const regions = new Map(
  [...text.matchAll(/^( *)\/\/ #region (\w+)\n([\s\S]*?)^ *\/\/ #endregion$/gm)].map(
    ([, indent = '', name = '', code = '']) => [
      name,
      code.replaceAll(new RegExp(`^${indent}`, 'gm'), '').trimEnd(),
    ],
  ),
);

/** The names that have an example. */
export const exampleNames: ReadonlySet<string> = new Set(regions.keys());

/**
 * The example of a function, as a test runs it, with the import that it needs.
 * @param names - what the package exports
 */
export function exampleOf(
  name: string,
  { module, names }: { readonly module: string; readonly names: ReadonlySet<string> },
): string | undefined {
  const code = regions.get(name);
  if (code === undefined) return undefined;
  const used = [...new Set(code.match(/\b\w+(?=\()/g))].filter((word) => names.has(word)).sort();
  return `import { ${used.join(', ')} } from '${module}';\n\n${code}`;
}
