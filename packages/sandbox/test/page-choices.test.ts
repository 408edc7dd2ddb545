import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { faultNames, resourceFaultNames } from '../src/index.ts';
import { faultTargets } from '../src/world/fault-names.ts';
import { errorShapes, noticeTimes, quirks, redirectUriMatches } from '../src/world/settings.ts';

// The page's own lists can hold no other name, by their types; here they are held to hold every one.
test.each([
  ['settings-panel.js', [...errorShapes, ...noticeTimes, ...redirectUriMatches, ...quirks]],
  ['fault-panel.js', [...faultNames, ...resourceFaultNames, ...faultTargets]],
])('%s offers everything that there is to choose', (file, names) => {
  const script = readFileSync(new URL(`../src/web/assets/${file}`, import.meta.url), 'utf8');
  expect(names.filter((name) => !script.includes(`'${name}'`))).toEqual([]);
});
