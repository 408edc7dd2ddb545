import type { Findings } from '../report/table.ts';
import { median, sample } from '../statistics.ts';
import type { Started, Starts } from './start.ts';

/** Tables and figures of starting. */
export function startFindings({ contenders, starts, weights }: Started): Findings {
  const of = (id: string, what: keyof Starts): number[] => starts.get(id)?.[what] ?? [];

  return {
    tables: [
      {
        title: 'Start, above bare Node',
        columns: [
          { name: 'import, whole process', unit: 'ms', digits: 1 },
          { name: 'import, inside', unit: 'ms', digits: 1 },
          { name: 'first token, whole process', unit: 'ms', digits: 1 },
        ],
        rows: contenders.map(({ id, name }) => ({
          name,
          cells: [
            sample(of(id, 'imported')),
            sample(of(id, 'inside')),
            sample(of(id, 'firstToken')),
          ],
        })),
        notes: [
          'Each process has a bare one next to it, which imports an empty module or does nothing; shown is the median of the differences (lowest–highest). A first token is one from the server on loopback, over plain HTTP.',
        ],
      },
      {
        title: 'Weight',
        columns: [
          { name: 'min+gzip for Node', unit: 'kB', digits: 1 },
          { name: 'min+gzip for the web platform', unit: 'kB', digits: 1 },
          { name: 'installed packages', unit: '' },
          { name: 'installed', unit: 'kB' },
        ],
        rows: [...weights].map(([name, { node, browser, install }]) => ({
          name,
          cells: [
            kilobytes(node),
            kilobytes(browser),
            install?.packages,
            kilobytes(install?.bytes),
          ],
        })),
        notes: [
          'Bundled by esbuild from the same few lines for each: one exchange and what it needs, minified, gzip level 9, 1 kB = 1000 bytes.',
          'Installed alone in an empty folder, with everything that comes along.',
        ],
      },
    ],
    figures: {
      'import above bare Node': median(of('ours', 'imported')),
      'first token above bare Node': median(of('ours', 'firstToken')),
      'min+gzip of one exchange': kilobytes(weights.get('@monpay-miniapp/sdk')?.node) ?? NaN,
    },
  };
}

function kilobytes(bytes: number | undefined): number | undefined {
  return bytes === undefined ? undefined : bytes / 1_000;
}
