import { defineConfig, type UserConfig } from 'tsdown';

const common: UserConfig = {
  format: 'esm',
  platform: 'neutral',
  target: 'node20.19',
  fixedExtension: false,
  sourcemap: true,
  dts: false,
  // Without a hash, so that the list of what is published changes only with what is published.
  outputOptions: { chunkFileNames: '[name].js' },
  // Loggers show the name of an error's class.
  minify: {
    compress: true,
    mangle: { keepNames: { class: true, function: false } },
    codegen: true,
  },
  // The package's script empties dist once, for all of these.
  clean: false,
};

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
  deps: { onlyBundle: ['zod'] },
  plugins: [
    {
      name: 'platform',
      resolveId: (id) =>
        id === '#platform' ? `${import.meta.dirname}/src/transport/platform/${name}.ts` : null,
    },
  ],
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
  // With maps, so that an editor's "go to definition" ends in the TypeScript that is shipped too.
  { ...common, entry: { ...entry, ...redis }, dts: { emitDtsOnly: true, sourcemap: true } },
]);
