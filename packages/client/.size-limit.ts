// What the generator makes, minified and compressed: a new version of it must not double the client unseen, and a
// function that builds a request must bring nothing else along.
export default [
  { name: 'everything', path: 'dist/index.js', import: '*', gzip: true, limit: '3 kB' },
  {
    name: 'one request',
    path: 'dist/requests.js',
    import: '{ requestTokenRequest }',
    gzip: true,
    limit: '300 B',
  },
  { name: 'all limits', path: 'dist/limits.js', import: '*', gzip: true, limit: '1 kB' },
];
