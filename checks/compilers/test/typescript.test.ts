import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { binOf } from '@monpay-miniapp/shared/bin-of';
import { describe, expect, test } from 'vitest';
import { check, merchantProject, node } from './merchant-project.ts';

const consumer = (name: string): string => readFileSync(join(check, 'consumer', name), 'utf8');
const sources = {
  'merchant.ts': consumer('merchant.ts'),
  'frameworks.ts': consumer('frameworks.ts'),
  // What comes out has to run, too.
  'run.ts': "import { client } from './merchant.js';\nconsole.log(client.clientId);\n",
};
const strict = {
  target: 'es2022',
  lib: ['es2022'],
  types: ['node'],
  outDir: 'out',
  rootDir: '.',
  strict: true,
  exactOptionalPropertyTypes: true,
  noUncheckedIndexedAccess: true,
};
const manifests = {
  commonjs: '{ "private": true }',
  module: '{ "private": true, "type": "module" }',
};

/** What `nodenext` does too, as far as the entries beside the main one go: their frameworks' types take long. */
const resolvesAlike = new Set(['node16', 'node18']);

type Setting = readonly [
  module: string,
  type: keyof typeof manifests,
  options?: Readonly<Record<string, unknown>>,
];

/** How projects resolve modules: what is written out is CommonJS, unless package.json says `module`. */
const settings: readonly Setting[] = [
  ['node16', 'commonjs'],
  ['node16', 'module'],
  ['node18', 'commonjs'],
  ['node18', 'module'],
  ['nodenext', 'commonjs'],
  ['nodenext', 'module'],
  ['preserve', 'module'],
];
// By `main` and `types` alone, which 7 can't any more.
const node10 = { moduleResolution: 'node10' };
const dom = { lib: ['es2022', 'dom'], types: [] };
const ofAll: readonly Setting[] = [
  ...settings,
  ['esnext', 'module', { ...dom, moduleResolution: 'bundler' }],
  ['nodenext', 'commonjs', dom],
];

describe.each<[string, readonly Setting[]]>([
  ['typescript-5', [...ofAll, ['commonjs', 'commonjs', node10]]],
  ['typescript-6', [...ofAll, ['commonjs', 'commonjs', { ...node10, ignoreDeprecations: '6.0' }]]],
  ['typescript-7', [...ofAll, ['commonjs', 'commonjs', { moduleResolution: 'bundler' }]]],
])('%s', (compiler, all) => {
  const title = 'module: %s, in a package of type %s, %j';
  test.concurrent.for(all)(title, async ([module, type, options = {}]) => {
    const project = merchantProject({ ...sources, 'package.json': manifests[type] });
    // The package's own declarations are checked if no others, which may be wrong, come along.
    const alone = 'lib' in options;
    const config = {
      compilerOptions: { ...strict, ...options, module, skipLibCheck: !alone },
      files: alone || resolvesAlike.has(module) ? ['run.ts'] : ['run.ts', 'frameworks.ts'],
    };
    writeFileSync(join(project, 'tsconfig.json'), JSON.stringify(config));
    const compiled = await node(project, [await binOf(check, compiler, 'tsc')]);
    expect(compiled).toEqual({ status: 0, stdout: '', stderr: '' });
    const ran = await node(project, ['out/run.js']);
    expect(ran).toEqual({ status: 0, stdout: 'shop\n', stderr: '' });
    const written = readFileSync(join(project, 'out/merchant.js'), 'utf8');
    expect(written).toMatch(
      type === 'module' ? /^import \{/m : /require\("@monpay-miniapp\/sdk"\)/,
    );
  });
});
