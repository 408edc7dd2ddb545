import { defineConfig, type UserConfig } from 'tsdown';

const common: UserConfig = {
  format: 'esm',
  platform: 'neutral',
  target: 'node20.19',
  fixedExtension: false,
  sourcemap: true,
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

const publicEntries = [
  'src/index.ts',
  'src/redis-spent-codes.ts',
  'src/adapters/{express,fastify,hono,next}.ts',
];

// A platform is one file of its own: each further module costs a server up to a millisecond at start.
const platform = (name: string): UserConfig => ({
  ...common,
  entry: { [`platform/${name}`]: `src/platform/${name}.ts` },
  dts: false,
});

export default defineConfig([
  {
    ...common,
    entry: publicEntries,
    // With maps, so that an editor's "go to definition" ends in the TypeScript that is shipped too.
    dts: { entry: publicEntries, sourcemap: true },
    // Resolved where the package runs, by the conditions under `imports` in package.json.
    deps: { neverBundle: ['#platform'] },
  },
  platform('node'),
  platform('web'),
]);
