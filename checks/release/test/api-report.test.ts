import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, inject, test } from 'vitest';
import { entriesOf } from '../src/api/entries.ts';
import { manifestReport, manifestReportName } from '../src/api/manifest-report.ts';
import { apiReport } from '../src/api/report.ts';
import { repository } from '@monpay-miniapp/shared/repository';

const tarballs = inject('tarballs');
const packages = tarballs.map(({ manifest, source, folder }) => ({
  name: manifest.name,
  manifest,
  entries: entriesOf(manifest),
  folder,
  reports: join(repository, source, 'published/api'),
}));

describe.each(packages)('the API of $name', ({ manifest, entries, folder, reports }) => {
  test('promises what its report says', async () => {
    const text = `${JSON.stringify(manifestReport(manifest), undefined, 2)}\n`;
    await expect(text).toMatchFileSnapshot(join(reports, manifestReportName));
  });

  test.each(entries)('$specifier is what its report says', async ({ report, types }) => {
    const file = join(reports, `${report}.d.ts`);
    await expect(await apiReport(folder, types)).toMatchFileSnapshot(file);
  });

  test('has a report for each entry and no other', async () => {
    const expected = [...entries.map(({ report }) => `${report}.d.ts`), manifestReportName];
    expect((await readdir(reports)).toSorted()).toEqual(expected.toSorted());
  });
});
