// What a test suite loads, minified and compressed, as a bundler for Node makes it.
const onNode = (config: object): object => ({ ...config, platform: 'node', format: 'esm' });

export default [
  {
    name: 'createSandbox',
    path: 'dist/index.js',
    import: '*',
    gzip: true,
    limit: '57 kB',
    modifyEsbuildConfig: onNode,
  },
  {
    name: 'createSandbox in a web page',
    path: 'dist/browser.js',
    import: '*',
    gzip: true,
    limit: '54 kB',
  },
];
