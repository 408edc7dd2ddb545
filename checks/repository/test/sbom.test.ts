import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { Ajv } from 'ajv';
import addFormats from 'ajv-formats';
import { beforeAll, describe, expect, test } from 'vitest';
import { publishedPackages } from '../src/manifest.ts';
import { readText, repository } from '../src/repository.ts';
import { billOf } from '../src/sbom/bill-of.ts';
import { bundledPackages } from '../src/sbom/bundled-packages.ts';
import type { Bill } from '../src/sbom/cyclonedx.ts';
import { packTarball } from '../src/sbom/tarball.ts';
import type { Tarball } from '../src/sbom/tarball.ts';
import { parseWorkspaceFile } from '../src/workspace-file.ts';

// The schemas come with CycloneDX's own library.
const schemas = join(
  dirname(createRequire(import.meta.url).resolve('@cyclonedx/cyclonedx-library/package.json')),
  'res/schema',
);
const ajv = new Ajv({ strict: false });
(addFormats as unknown as (ajv: Ajv) => void)(ajv);
for (const format of ['iri-reference', 'idn-email']) ajv.addFormat(format, true);
for (const name of ['spdx', 'jsf-0.82', 'cryptography-defs']) {
  const file = `${name}.SNAPSHOT.schema.json`;
  ajv.addSchema(readSchema(file), `http://cyclonedx.org/schema/${file}`);
}
const validate = ajv.compile(readSchema('bom-1.6.SNAPSHOT.schema.json'));

function readSchema(file: string): object {
  return JSON.parse(readFileSync(join(schemas, file), 'utf8')) as object;
}

const { zod } = parseWorkspaceFile(readText('pnpm-workspace.yaml')).catalog ?? {};
const bundled: Record<string, string[]> = {
  '@monpay-miniapp/client': [],
  // The generated client says what is sent, in types that the build takes out.
  '@monpay-miniapp/sdk': [`pkg:npm/zod@${zod}`],
  '@monpay-miniapp/sandbox': [],
  '@monpay-miniapp/spec': [],
};

describe.each([...publishedPackages()])('the bill of %s', (path, { name, version }) => {
  let tarball: Tarball;
  let bill: Bill;
  beforeAll(async () => {
    tarball = await packTarball(join(repository, path));
    bill = await billOf(join(repository, path), tarball);
  }, 60_000);

  test('is a CycloneDX bill by its schema', () => {
    expect(validate(bill), JSON.stringify(validate.errors)).toBe(true);
  });

  test('names the package and the hash of its tarball', () => {
    expect(bill.metadata.component).toMatchObject({
      purl: `pkg:npm/${name.replace('@', '%40')}@${version}`,
      hashes: [{ alg: 'SHA-512', content: tarball.sha512 }],
    });
    expect(tarball.sha512).toMatch(/^[0-9a-f]{128}$/);
  });

  test('lists what is bundled, each with a licence, and nothing else', () => {
    expect(bill.components.map(({ purl }) => purl)).toEqual(bundled[name]);
    expect(bill.dependencies[0]?.dependsOn).toEqual(bundled[name]);
    for (const component of bill.components) {
      expect(component).toMatchObject({ licenses: [{ license: { id: 'MIT' } }] });
      expect(component).not.toHaveProperty('scope');
    }
  });

  test('knows of all code but the scripts of the sandbox page, which are written by hand', () => {
    const page = name === '@monpay-miniapp/sandbox' ? /^(?:dist|src\/web)\/assets\// : /^$/;
    expect(tarball.unmapped.filter((file) => !page.test(file))).toEqual([]);
  });
});

test('a bill that breaks the schema is told', () => {
  expect(validate({ bomFormat: 'CycloneDX', specVersion: '1.6', components: [{}] })).toBe(false);
});

test('code that belongs to no package is told', () => {
  const map = JSON.stringify({ sources: ['/nowhere/at/all.js'] });
  const tarball = { sha512: '', sourceMaps: new Map([['dist/a.js.map', map]]), unmapped: [] };

  expect(() => bundledPackages(join(repository, 'spec'), tarball)).toThrow('belongs to no package');
});
