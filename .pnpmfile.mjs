export const hooks = {
  // The packages that carry Node write `os` and `cpu` as strings, but npm's format has lists. pnpm drops
  // the strings, and would put Windows' Node (100 MB) on every machine.
  readPackage(manifest) {
    for (const field of ['os', 'cpu']) {
      if (typeof manifest[field] === 'string') manifest[field] = [manifest[field]];
    }
    // It writes TypeScript through the compiler's JavaScript API, which TypeScript 7 no longer has.
    if (manifest.name === 'openapi-typescript') {
      delete manifest.peerDependencies.typescript;
      manifest.dependencies.typescript = '5.9.3';
    }
    return manifest;
  },

  // Merchants do not need what builds and tests a package: scanners would count it as theirs, and
  // some of it is not published at all.
  beforePacking(manifest) {
    delete manifest.devDependencies;
    delete manifest.scripts;
    return manifest;
  },
};
