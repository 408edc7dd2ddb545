import { Tests } from './tests.ts';

/** Tests mostly wait for one another's timers, so more than one for each core keeps the machine busy. */
const lanes = 3;

/** Does something for each item, a few at a time, each time with tests that nobody else uses. */
export async function inLanes<T>(
  folder: string,
  items: readonly T[],
  run: (tests: Tests, item: T) => Promise<void>,
): Promise<void> {
  const left = items.values();
  await Promise.all(
    Array.from({ length: lanes }, async () => {
      await using tests = new Tests(folder);
      for (const item of left) await run(tests, item);
    }),
  );
}
