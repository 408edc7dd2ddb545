// How much of a server's bundle each entry may be, minified and compressed, as a bundler makes it.
const bundled = (config: object): object => ({ ...config, platform: 'node', format: 'esm' });
const shared = { import: '*', gzip: true, modifyEsbuildConfig: bundled };
const exchange = '{ confidentialClient, authorizationCodeGrant }';
const adapter = (name: string): object => ({
  name: `./${name}`,
  path: `dist/node/adapters/${name}.js`,
  limit: '31.5 kB',
  ...shared,
});

export default [
  {
    ...shared,
    name: 'one exchange',
    path: 'dist/node/index.js',
    import: exchange,
    limit: '21 kB',
  },
  { ...shared, name: 'off Node', path: 'dist/web/index.js', import: exchange, limit: '19 kB' },
  { ...shared, name: 'everything', path: 'dist/node/index.js', limit: '31.5 kB' },
  ...['express', 'fastify', 'hono', 'next'].map(adapter),
  { ...shared, name: './redis', path: 'dist/redis.js', limit: '2 kB' },
];
