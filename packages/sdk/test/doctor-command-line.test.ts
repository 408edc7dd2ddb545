import { describe, expect, test } from 'vitest';
import { readArguments } from '../src/doctor/arguments.ts';
import { run } from './doctor-run.ts';

describe('its command line', () => {
  test.each<[string, string[], string]>([
    ['an unknown flag', ['--colour'], "Unknown option '--colour'. See --help."],
    ['a flag of another command', ['--port', '0'], "Unknown option '--port'. See --help."],
    ['a secret in place of a flag', ['--S3cr3t/of+shop=='], 'Unknown option. See --help.'],
    ['a stray word', ['s3cr3t-of-the-shop'], 'Unexpected argument. See --help.'],
    ['a flag without its value', ['--env'], '--env needs a value. See --help.'],
    [
      'a flag in place of a value',
      ['--env', '--json'],
      '--env needs a value. Write one that begins with - as --env=VALUE. See --help.',
    ],
    [
      'a value for an option that takes none',
      ['--json=s3cr3t'],
      "Option '--json' does not take an argument. See --help.",
    ],
  ])('refuses %s, and repeats no value', (_, args, message) => {
    expect(() => readArguments(args)).toThrow(expect.objectContaining({ exitCode: 2, message }));
    expect(message.toLowerCase()).not.toContain('s3cr3t');
  });

  test('says what is wrong in one line, with exit code 2', async () => {
    expect(await run(['--colour'])).toEqual({
      status: 2,
      stdout: '',
      stderr: "monpay-doctor: Unknown option '--colour'. See --help.\n",
    });
  });

  test.each(['--help', '-h'])('says how it is used: %s', async (flag) => {
    const { status, stdout, stderr } = await run([flag]);
    expect({ status, stderr }).toEqual({ status: 0, stderr: '' });
    expect(stdout).toMatch(/^monpay-doctor: .*\n\nUsage: monpay-doctor/);
  });

  test.each(['--version', '-v'])('says which version it is: %s', async (flag) => {
    const { default: own } = await import('../package.json', { with: { type: 'json' } });
    expect(await run([flag])).toEqual({ status: 0, stdout: `${own.version}\n`, stderr: '' });
  });
});
