import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';

const root = join(import.meta.dirname, '../../..');
const files = globSync(
  [
    '*.{md,mjs,ts}',
    '.{changeset,ci,github}/**/*.{md,mjs,yml}',
    '{spec,packages,apps,checks,decisions}/**/*.{ts,mts,js,mjs,html,md,yaml,yml,java,php,mustache}',
  ],
  {
    cwd: root,
    exclude: [
      '**/{node_modules,dist,generated,published,results,.next,.cache}/**',
      'checks/repository/test/words.test.ts',
    ],
  },
);

/** Phrases that have no right use, and what an English engineer writes in their place. */
const phrases: readonly [phrase: RegExp, instead: string][] = [
  [/\b(?:undefined|null|NaN|nothing|none|empty|fails|false)`?,? where\b/, 'if'],
  [/@throws (?:\{[^}]*\} )?where\b/, 'if'],
  [/\bwhere (?:there (?:is|are|was|were)|it is (?:not|there)|one is given|none is)\b/i, 'if'],
  [/\bOnly where\b/, 'only if, in the middle of the sentence'],
  [/\b(?:it|that|this|what|which|who) (?:is|are|was|were) no (?!\w+er\b|more than)\w/i, 'is not a'],
  [/\bmend(?:s|ed|ing)?\b/i, 'fix'],
  [/\btells (?:that|how|what|where|whether|when|which|why|of)\b/i, 'says, reports'],
  [/[,;] else (?:it|the|an?|its|one|by|to)\b/, 'otherwise'],
  [/\bNot sent is\b|\b[Aa]lso where\b|\b[Aa]ll the same,/, 'another order of words'],
];

test('the phrases that the house style forbids stand nowhere', () => {
  const found = files.flatMap((file) =>
    readFileSync(join(root, file), 'utf8')
      .split('\n')
      .flatMap((line, index) =>
        phrases
          .filter(([phrase]) => phrase.test(line))
          .map(([, instead]) => `${file}:${index + 1}: ${line.trim()} (write: ${instead})`),
      ),
  );
  expect(files.length).toBeGreaterThan(500);
  expect(found).toEqual([]);
});
