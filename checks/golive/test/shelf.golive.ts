import { test } from 'vitest';
import { wrongApps } from '../src/all-wrong-apps.ts';
import { right } from '../src/wrong/wrong-app.ts';
import { runCheck, selling } from './run-check.ts';

// On a machine that runs a dozen apps, a launch that takes long says nothing about the app.
const crowded = ['--skip', 'launch-time=a dozen apps run here'];

test.concurrent('the right app passes every case, and each case has a wrong app', async ({
  expect,
}) => {
  const cases = await runCheck(right, crowded);
  const others = cases.filter(({ outcome }) => outcome !== 'passed');
  expect(others).toMatchObject([{ name: 'launch-time', outcome: 'skipped' }]);
  const caught = new Set(wrongApps.map(({ complaint }) => complaint));
  expect(cases.filter(({ name }) => !caught.has(name))).toEqual([]);
});

test.concurrent.for(wrongApps)(
  'an app that $fault is caught by $complaint alone',
  async ({ complaint, undecided = [], buy, delivered, habits }, { expect }) => {
    const more = complaint === 'launch-time' ? [] : crowded;
    const cases = await runCheck({ ...right, ...habits }, more, selling(buy, delivered));
    const complaints = cases.filter(({ outcome }) => ['failed', 'warning'].includes(outcome));
    expect(complaints.map(({ name, seen }) => [name, seen.en])).toEqual([
      [complaint, expect.any(String)],
    ]);
    const open = cases.filter(({ outcome }) => outcome === 'undecided');
    if (undecided === 'any') return;
    expect(open.map(({ name, seen }) => [name, seen.en])).toEqual(
      undecided.map((name) => [name, expect.any(String)]),
    );
  },
);
