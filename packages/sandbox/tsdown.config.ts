import { defineConfig } from 'tsdown';

export default defineConfig({
  entry: ['src/index.ts', 'src/cli.ts'],
  format: 'esm',
  platform: 'node',
  target: 'node20.19',
  fixedExtension: false,
  dts: { entry: ['src/index.ts'] },
  sourcemap: true,
  // The web page is served as it is written.
  copy: [{ from: 'src/web/assets', to: 'dist' }],
});
