// How much of a server's bundle each entry may be, minified and compressed, as a bundler makes it.
const bundled = (config: object): object => ({ ...config, platform: 'node', format: 'esm' });
const shared = { gzip: true, modifyEsbuildConfig: bundled };
const exchange = '{ confidentialClient, authorizationCodeGrant }';

export default [
  { name: 'one exchange', path: 'dist/node/index.js', import: exchange, limit: '10 kB', ...shared },
  { name: 'off Node', path: 'dist/web/index.js', import: exchange, limit: '9 kB', ...shared },
  { name: 'everything', path: 'dist/node/index.js', import: '*', limit: '11 kB', ...shared },
  {
    name: './express',
    path: 'dist/node/adapters/express.js',
    import: '*',
    limit: '11 kB',
    ...shared,
  },
  {
    name: './fastify',
    path: 'dist/node/adapters/fastify.js',
    import: '*',
    limit: '11 kB',
    ...shared,
  },
  { name: './hono', path: 'dist/node/adapters/hono.js', import: '*', limit: '11 kB', ...shared },
  { name: './next', path: 'dist/node/adapters/next.js', import: '*', limit: '11 kB', ...shared },
  { name: './redis', path: 'dist/redis.js', import: '*', limit: '2 kB', ...shared },
];
