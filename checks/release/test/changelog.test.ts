import { describe, expect, test } from 'vitest';
import { getDependencyReleaseLine, getReleaseLine } from '../../../.changeset/changelog.ts';

describe('a changelog', () => {
  test('has the words of the changeset, and no commit', () => {
    expect(getReleaseLine({ summary: 'Codes are refused sooner.\n' })).toBe(
      '- Codes are refused sooner.',
    );
  });

  test('keeps what follows, such as a line in Mongolian, in the same item', () => {
    const summary = 'Codes are refused sooner.\n\nКодыг эрт буцаана.';
    expect(getReleaseLine({ summary })).toBe('- Codes are refused sooner.\n\n  Кодыг эрт буцаана.');
  });

  test('makes a break stand out', () => {
    expect(getReleaseLine({ summary: 'Breaking: `fetch` is gone.' })).toBe(
      '- **Breaking:** `fetch` is gone.',
    );
  });

  test('says nothing of packages that move along', () => {
    expect(getDependencyReleaseLine()).toBe('');
  });
});
