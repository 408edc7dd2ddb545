import { describe, expect, test } from 'vitest';
import { launchError } from './launch-error.ts';

describe('a launch that repeats its code', () => {
  const repeated = (code: string, times: number, description: string): string =>
    `/launch?error=x&error_description=${description}${`&code=${code}`.repeat(times)}`;

  test.each([2, 24, 9000])(
    '%i times is invalid, shows nothing of it and costs no memory',
    (times) => {
      const before = process.memoryUsage().heapUsed;
      const error = launchError(repeated('e', times, 'eee'));
      expect(error).toMatchObject({
        code: 'invalid_authorization_response',
        issues: [{ path: 'code', message: 'is repeated' }],
      });
      expect(error.message.length).toBeLessThan(300);
      expect(process.memoryUsage().heapUsed - before).toBeLessThan(64 * 2 ** 20);
    },
  );

  test.each(['e', 'ee', 'abc'])('in a description shows nothing of a code like %s', (code) => {
    const error = launchError(repeated(code, 1, `so ${code} it is`));
    expect(error).toMatchObject({ error: '[redacted]', description: undefined });
  });

  test('is looked at only as far as it can be shown', () => {
    const error = launchError(repeated('launch-code', 1, 'launch-code '.repeat(5000)));
    expect(error).toMatchObject({ description: expect.stringMatching(/^(\[redacted\] ){23,}/) });
    expect(JSON.stringify(error).length).toBeLessThan(1_000);
  });
});

test('a long code is taken out of a text that was cut within it', async () => {
  const code = 'correct-horse-battery-staple.'.repeat(40);
  const error = launchError(
    `/launch?error=access_denied&error_description=of ${code}&code=${code}`,
  );
  expect(error).toMatchObject({ error: 'access_denied', description: 'of [redacted]' });
});
