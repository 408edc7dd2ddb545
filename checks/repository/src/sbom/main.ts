// `release:sbom`: writes a bill of materials for each published package, of the tarballs in a folder or of what is built.
import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { publishedPackages } from '../manifest.ts';
import { repository } from '../repository.ts';
import { billOf } from './bill-of.ts';
import { packTarball, readTarball } from './tarball.ts';

const { values } = parseArgs({
  options: {
    /** Where the bills go. */
    out: { type: 'string', default: 'dist/sbom' },
    /** A folder of tarballs, as `changeset pack` fills it; a package that is not in it gets no bill. */
    tarballs: { type: 'string' },
  },
});
const out = resolve(repository, values.out);
mkdirSync(out, { recursive: true });

for (const [path, { name, version }] of publishedPackages()) {
  const folder = join(repository, path);
  const file = `${name.replace(/^@/, '').replace('/', '-')}-${version}`;
  const packed = values.tarballs && resolve(repository, values.tarballs, `${file}.tgz`);
  if (packed && !existsSync(packed)) continue;

  const bill = await billOf(folder, packed ? readTarball(packed) : await packTarball(folder));
  writeFileSync(join(out, `${file}.cdx.json`), `${JSON.stringify(bill, null, 2)}\n`);
  const bundled = bill.components.map(({ purl }) =>
    decodeURIComponent(purl.replace(/^.*npm\//, '')),
  );
  console.log(`${name}@${version} holds ${bundled.join(', ') || 'nothing but itself'}`);
}
console.log(`The bills are in ${out}`);
