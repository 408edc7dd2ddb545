import { expect, test } from 'vitest';
import { readDate } from '../../src/index.ts';

test.each([
  ['2026-11-01T10:00:00Z', '2026-11-01T10:00:00.000Z'],
  ['2026-11-01T10:00:00.123+0900', '2026-11-01T01:00:00.123Z'],
  ['2026-11-01T10:00:00', '2026-11-01T02:00:00.000Z'],
  ['2026-11-01 10:00', '2026-11-01T02:00:00.000Z'],
])('%s is %s', (text, date) => expect(readDate(text)?.toISOString()).toBe(date));

test.each([undefined, '', 'soon', '2026-13-01T10:00:00Z', '1761962400000', '2026-11-01'])(
  '%s is not a date',
  (text) => expect(readDate(text)).toBeUndefined(),
);
