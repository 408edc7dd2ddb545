import { defineConfig } from 'tsdown';

export default defineConfig({
  entry: ['src/index.ts', 'src/platform/node.ts', 'src/platform/web.ts'],
  format: 'esm',
  platform: 'neutral',
  target: 'node20.19',
  fixedExtension: false,
  dts: { entry: 'src/index.ts' },
  sourcemap: true,
  minify: true,
  // Resolved where the package runs, by the conditions under `imports` in package.json.
  deps: { neverBundle: ['#platform'] },
});
