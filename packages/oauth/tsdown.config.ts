import { defineConfig } from 'tsdown';

const publicEntries = [
  'src/index.ts',
  'src/redis-spent-codes.ts',
  'src/adapters/{express,fastify,hono,next}.ts',
];

export default defineConfig({
  entry: [...publicEntries, 'src/platform/{node,web}.ts'],
  format: 'esm',
  platform: 'neutral',
  target: 'node20.19',
  fixedExtension: false,
  dts: { entry: publicEntries },
  sourcemap: true,
  // Loggers show the name of an error's class.
  minify: {
    compress: true,
    mangle: { keepNames: { class: true, function: false } },
    codegen: true,
  },
  // Resolved where the package runs, by the conditions under `imports` in package.json.
  deps: { neverBundle: ['#platform'] },
});
