// The packages that carry Node write `os` and `cpu` as strings where npm's format has lists. pnpm drops
// the strings, and would put Windows' Node (100 MB) on every machine.
export const hooks = {
  readPackage(manifest) {
    for (const field of ['os', 'cpu']) {
      if (typeof manifest[field] === 'string') manifest[field] = [manifest[field]];
    }
    return manifest;
  },
};
