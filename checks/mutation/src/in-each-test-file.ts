// Loaded by vitest before each test file: switches the mutant on, or writes down which ones the file reached.
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeEach, expect, inject, onTestFailed, vi } from 'vitest';

declare module 'vitest' {
  interface ProvidedContext {
    readonly mutant: string;
    /** A folder for what each test file reaches; empty if nobody asks. */
    readonly coverage: string;
  }
}

const mutant = inject('mutant');
const coverage = inject('coverage');
const state: {
  activeMutant: string;
  hitCount: number;
  hitLimit: number;
  mutantCoverage?: { static: object };
} = { activeMutant: mutant, hitCount: 0, hitLimit: 300_000_000 };
Object.assign(globalThis, { __stryker__: state });
// For the processes that the tests start.
process.env['__STRYKER_ACTIVE_MUTANT__'] = mutant;

if (coverage !== '') {
  // Counting is slow if a test does something a million times.
  vi.setConfig({ testTimeout: 600_000 });
  afterAll(() => {
    const file = expect.getState().testPath ?? '';
    const reached = Object.keys(state.mutantCoverage?.static ?? {});
    const name = `${file.replaceAll(/[^\w.-]/g, '_')}.json`;
    writeFileSync(join(coverage, name), JSON.stringify(reached));
  });
}

// The first failure is enough.
let failed = false;
beforeEach((context) => {
  if (failed && coverage === '') context.skip();
  onTestFailed(() => {
    failed = true;
  });
});
