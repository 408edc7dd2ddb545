import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { Ajv } from 'ajv';
import addFormats from 'ajv-formats';
import { beforeAll, describe, expect, inject, test } from 'vitest';
import { parse } from 'yaml';
import { readText } from '@monpay-miniapp/shared/repository';
import { billOf } from '../src/sbom/bill-of.ts';
import type { Bill } from '../src/sbom/cyclonedx.ts';

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

const { zod } = (parse(readText('pnpm-workspace.yaml')) as { catalog: Record<string, string> })
  .catalog;
const { version: clientVersion } = JSON.parse(readText('packages/client/package.json')) as {
  version: string;
};
const { devDependencies: ofSandbox } = JSON.parse(readText('packages/sandbox/package.json')) as {
  devDependencies: Record<string, string>;
};
// The generated client builds what the sdk sends, and has the limits of both.
const clientAndZod = [`pkg:npm/%40monpay-miniapp/client@${clientVersion}`, `pkg:npm/zod@${zod}`];
const bundled: Record<string, string[]> = {
  '@monpay-miniapp/client': [],
  '@monpay-miniapp/sdk': clientAndZod,
  '@monpay-miniapp/sandbox': [
    ...clientAndZod,
    `pkg:npm/%40noble/hashes@${ofSandbox['@noble/hashes']}`,
  ].toSorted(),
  '@monpay-miniapp/spec': [],
};

describe.each(inject('tarballs'))('the bill of $name', (tarball) => {
  const { name, file, manifest } = tarball;
  let bill: Bill;
  beforeAll(async () => {
    bill = await billOf(tarball);
  });

  test('is a CycloneDX bill by its schema', () => {
    expect(validate(bill), JSON.stringify(validate.errors)).toBe(true);
  });

  test('names the package and the hash of its tarball', () => {
    expect(bill.metadata.component).toMatchObject({
      purl: `pkg:npm/${name.replace('@', '%40')}@${manifest.version}`,
      hashes: [
        { alg: 'SHA-512', content: createHash('sha512').update(readFileSync(file)).digest('hex') },
      ],
    });
  });

  test('lists what is bundled, each with a licence, and nothing else', () => {
    expect(bill.components.map(({ purl }) => purl)).toEqual(bundled[name]);
    expect(bill.dependencies[0]?.dependsOn).toEqual(bundled[name]);
    for (const component of bill.components) {
      expect(component).toMatchObject({ licenses: [{ license: { id: 'MIT' } }] });
      expect(component).not.toHaveProperty('scope');
    }
  });
});

test('a bill that breaks the schema is reported', () => {
  expect(validate({ bomFormat: 'CycloneDX', specVersion: '1.6', components: [{}] })).toBe(false);
});
