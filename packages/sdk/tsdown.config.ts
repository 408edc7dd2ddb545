import { defineConfig, type UserConfig } from 'tsdown';

const common: UserConfig = {
  // For those who import, and for those who require: Jest, Nest, whatever TypeScript writes as CommonJS.
  format: ['esm', 'cjs'],
  platform: 'neutral',
  target: 'node20.19',
  fixedExtension: false,
  sourcemap: true,
  dts: false,
  // Node prints the line that threw, and in a minified file the whole of it is one line.
  minify: false,
  // No hash in names, so that the list of what is published changes only with what is published.
  hash: false,
  // The package's script empties dist once, for all of these.
  clean: false,
};

/** What several entries need is one file, with a name that makes sense in a stack trace. */
const shared = (name: string): NonNullable<UserConfig['outputOptions']> => ({
  codeSplitting: { groups: [{ name, minShareCount: 2 }] },
});

const entry = {
  index: 'src/index.ts',
  ...Object.fromEntries(
    ['express', 'fastify', 'hono', 'next'].map((name) => [
      `adapters/${name}`,
      `src/adapters/${name}.ts`,
    ]),
  ),
};
const redis = { redis: 'src/spent-codes/redis.ts' };

// Everything twice, since each further module that is chosen at run time costs a server a millisecond at start.
const forPlatform = (name: string): UserConfig => ({
  ...common,
  entry,
  outDir: `dist/${name}`,
  outputOptions: shared('sdk'),
  deps: { onlyBundle: ['zod'] },
  plugins: [
    {
      name: 'platform',
      resolveId: (id) =>
        id === '#platform' ? `${import.meta.dirname}/src/transport/platform/${name}.ts` : null,
    },
  ],
});

// With maps, so that an editor's "go to definition" ends in the TypeScript that is shipped too. Those for
// require are made like the others: asked for CommonJS, the bundler would leave code of a third platform here.
const declarations = (dts: '.d.ts' | '.d.cts'): UserConfig => ({
  ...common,
  entry: { ...entry, ...redis },
  format: 'esm',
  outputOptions: shared('sdk.d'),
  outExtensions: () => ({ js: dts.replace('.d.', '.').replace('ts', 'js'), dts }),
  dts: { emitDtsOnly: true, sourcemap: true },
});

export default defineConfig([
  forPlatform('node'),
  forPlatform('web'),
  {
    ...common,
    entry: redis,
    // What is bundled may be passed on with its licence only; a test looks for it. Called LICENSE,
    // it would keep pnpm from packing the repository's.
    copy: [{ from: 'node_modules/zod/LICENSE', to: 'dist/bundled', rename: 'zod.txt' }],
  },
  {
    ...common,
    // The command has the rules of the package that it comes with, and no second copy of them.
    entry: { doctor: 'src/doctor/main.ts' },
    format: 'esm',
    platform: 'node',
    deps: { neverBundle: ['@monpay-miniapp/sdk'] },
  },
  declarations('.d.ts'),
  declarations('.d.cts'),
]);
