// How much of a server's bundle each entry may be, minified and compressed, as a bundler for Node makes it.
const onNode = (config: object): object => ({ ...config, platform: 'node', format: 'esm' });
const shared = { gzip: true, modifyEsbuildConfig: onNode };

export default [
  {
    name: 'one exchange',
    path: 'dist/index.js',
    import: '{ confidentialClient, authorizationCodeGrant }',
    limit: '18 kB',
    ...shared,
  },
  { name: 'everything', path: 'dist/index.js', import: '*', limit: '18 kB', ...shared },
  { name: './express', path: 'dist/adapters/express.js', import: '*', limit: '17 kB', ...shared },
  { name: './fastify', path: 'dist/adapters/fastify.js', import: '*', limit: '17 kB', ...shared },
  { name: './hono', path: 'dist/adapters/hono.js', import: '*', limit: '17 kB', ...shared },
  { name: './next', path: 'dist/adapters/next.js', import: '*', limit: '17 kB', ...shared },
  { name: './redis', path: 'dist/redis-spent-codes.js', import: '*', limit: '2 kB', ...shared },
];
