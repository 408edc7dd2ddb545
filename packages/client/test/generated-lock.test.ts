import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { lockText } from '../scripts/generated-lock.ts';

test('the client is the one that was generated from the spec, the options and the templates as they are', () => {
  const committed = readFileSync(new URL('../generated.lock', import.meta.url), 'utf8');

  expect(
    lockText(fileURLToPath(new URL('../src/generated', import.meta.url))),
    'Something has changed since the client was generated. Run `npx --yes pnpm@12.21.0 generate` ' +
      '(it needs Java 11 or later) and commit what it writes.',
  ).toBe(committed.replaceAll('\r\n', '\n'));
});
