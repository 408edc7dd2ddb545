import { expect, test } from 'vitest';
import { javaMajor } from '../scripts/java.ts';

test.for([
  ['java version "1.8.0_392"', 8],
  ['openjdk version "11" 2018-09-25', 11],
  ['openjdk version "17.0.15" 2025-04-15\nOpenJDK Runtime Environment (build 17.0.15+6)', 17],
  ['Picked up JAVA_TOOL_OPTIONS: -Xmx1g\nopenjdk version "26-ea" 2026-03-17', 26],
  ['The operation couldn’t be completed. Unable to locate a Java Runtime.', undefined],
] as const)('%j is Java %j', ([printed, major]) => {
  expect(javaMajor(printed)).toBe(major);
});
