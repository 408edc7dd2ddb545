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
  // The web page is served as it is written.
  copy: [{ from: 'src/web/assets', to: 'dist' }],
});
