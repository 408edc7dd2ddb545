import { defineConfig, type UserConfig } from 'tsdown';

const common: UserConfig = {
  format: 'esm',
  target: 'node20.19',
  fixedExtension: false,
  sourcemap: true,
  // The package's script empties dist once, for both.
  clean: false,
  deps: { onlyBundle: ['zod', '@noble/hashes'] },
};

export default defineConfig([
  {
    ...common,
    entry: { index: 'src/index.ts', cli: 'src/cli/main.ts' },
    platform: 'node',
    // With maps, so that an editor's "go to definition" ends in the TypeScript that is shipped too.
    dts: { entry: ['src/index.ts'], sourcemap: true },
    // Without a hash, so that the list of what is published changes only with what is published.
    outputOptions: { chunkFileNames: '[name].js' },
    copy: [
      // The web page is served as it is written.
      { from: 'src/web/assets', to: 'dist' },
      // What is bundled may be passed on with its licence only. Called LICENSE, it would keep pnpm from packing ours.
      { from: 'node_modules/zod/LICENSE', to: 'dist/bundled', rename: 'zod.txt' },
      {
        from: 'node_modules/@noble/hashes/LICENSE',
        to: 'dist/bundled/@noble',
        rename: 'hashes.txt',
      },
    ],
  },
  // One file, which a page can import as it is; its types are those of index.
  { ...common, entry: { browser: 'src/browser.ts' }, platform: 'browser', dts: false },
]);
