import * as fc from 'fast-check';

// Another one with VITEST_SEED=…; fast-check prints the seed and the path of what it found.
const seed = Number(process.env['VITEST_SEED'] ?? 20_261_123);
export const runs = (numRuns: number) => ({ seed, numRuns });

export const printable = (maxLength: number) =>
  fc.string({
    unit: fc.integer({ min: 0x20, max: 0x7e }).map((c) => String.fromCharCode(c)),
    minLength: 1,
    maxLength,
  });
export const credential = printable(80).filter((text) => text.trim() === text);

function queryOf(parameters: readonly [string, string][]): string {
  return new URLSearchParams(parameters.map(([name, value]) => [name, value])).toString();
}

const parameter = fc.tuple(
  fc.oneof(
    fc.constantFrom('code', 'error', 'error_description', 'state', 'Code', 'code[]'),
    fc.string(),
  ),
  fc.oneof(fc.string({ unit: 'binary' }), printable(50), fc.constant('')),
);
export const launch = fc.oneof(
  fc.string({ unit: 'binary' }),
  fc.string({ unit: 'binary-ascii' }),
  fc.webUrl({ withQueryParameters: true, withFragments: true }),
  fc
    .array(parameter, { maxLength: 4 })
    .map((parameters) => `/launch?${parameters.map((pair) => pair.join('=')).join('&')}`),
  fc
    .array(parameter, { maxLength: 4 })
    .map((parameters) => new URLSearchParams(queryOf(parameters))),
  fc
    .array(parameter, { maxLength: 4 })
    .map((parameters) => new URL(`https://shop.example/?${queryOf(parameters)}`)),
);
