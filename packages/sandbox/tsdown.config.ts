import { defineConfig } from 'tsdown';

export default defineConfig({
  entry: { index: 'src/index.ts', cli: 'src/cli/main.ts' },
  format: 'esm',
  platform: 'node',
  target: 'node20.19',
  fixedExtension: false,
  // With maps, so that an editor's "go to definition" ends in the TypeScript that is shipped too.
  dts: { entry: ['src/index.ts'], sourcemap: true },
  sourcemap: true,
  // Without a hash, so that the list of what is published changes only with what is published.
  outputOptions: { chunkFileNames: '[name].js' },
  deps: { onlyBundle: ['zod'] },
  copy: [
    // The web page is served as it is written.
    { from: 'src/web/assets', to: 'dist' },
    // What is bundled may be passed on with its licence only. Called LICENSE, it would keep pnpm from packing ours.
    { from: 'node_modules/zod/LICENSE', to: 'dist/bundled', rename: 'zod.txt' },
  ],
});
