// `release:sbom`: writes a bill of materials for each published package, of the tarballs in a folder or of what is built.
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { repository } from '@monpay-miniapp/shared/repository';
import { pack, unpack } from '@monpay-miniapp/shared/tarball';
import { billOf } from './bill-of.ts';

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

const folder = mkdtempSync(join(tmpdir(), 'monpay-sbom-'));
try {
  const given = values.tarballs && resolve(repository, values.tarballs);
  if (!given) await pack(folder);
  for (const tarball of await unpack(given || folder, join(folder, 'unpacked'))) {
    const bill = await billOf(tarball);
    const { name, version } = tarball.manifest;
    const file = `${name.replace(/^@/, '').replace('/', '-')}-${version}`;
    writeFileSync(join(out, `${file}.cdx.json`), `${JSON.stringify(bill, null, 2)}\n`);
    const bundled = bill.components.map(({ purl }) =>
      decodeURIComponent(purl.replace(/^.*npm\//, '')),
    );
    console.log(`${name}@${version} holds ${bundled.join(', ') || 'nothing but itself'}`);
  }
} finally {
  rmSync(folder, { recursive: true });
}
console.log(`The bills are in ${out}`);
