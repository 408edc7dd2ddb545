// What the generator makes, minified and compressed: a new version of it must not double the client unseen.
export default [
  { name: 'everything', path: 'dist/index.js', import: '*', gzip: true, limit: '3 kB' },
];
