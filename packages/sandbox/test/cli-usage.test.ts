import { describe, expect, test } from 'vitest';
import { parseCommandLine } from '../src/cli/command-line.ts';
import { run } from './cli-command.ts';

describe('the command line', () => {
  test.each([['--help'], ['help'], ['code', '-h']])(
    'says how it is used: %s %s',
    async (...args) => {
      const { code, stdout, stderr } = await run(args.filter(Boolean));
      expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
      expect(stdout).toContain('Usage: monpay-sandbox');
    },
  );

  test.each<[string, string[], string]>([
    [
      'an unknown command',
      ['stat'],
      "There is no command 'stat'; the commands are start, code, pay, decline, refund, resend, revoke, tail, reset, check and doctor.",
    ],
    [
      'a secret in place of a command',
      ['s3cr3t-of-the-shop'],
      'There is no command; the commands are',
    ],
    ['an unknown flag', ['start', '--colour'], "Unknown option '--colour'."],
    [
      'a way to buy that is none',
      ['check', 'http://localhost:3000/launch', '--buy', 'item=s3cr3t'],
      '--buy takes a request of your mini app, such as "POST /buy item=1", or the file of a script.',
    ],
    [
      'a page without words',
      ['check', 'http://localhost:3000/launch', '--buy', 'POST /buy', '--delivered', '/orders'],
      '--delivered takes a path and words that stand there once for each delivery, such as "/orders Delivered".',
    ],
    [
      'a refund of an app that sells nothing',
      ['check', 'http://localhost:3000/launch', '--refund', 'POST /refund'],
      '--delivered, --refund and --sweep need --buy, which says how to buy.',
    ],
    ['a secret in place of a flag', ['start', '--S3cr3t/of+shop=='], 'Unknown option.'],
    ['a flag of another command', ['reset', '--port', '0'], "Unknown option '--port'."],
    ['a stray word', ['code', 's3cr3t-of-the-shop'], 'Unexpected argument.'],
    ['a flag without its value', ['start', '--port'], '--port needs a value.'],
    [
      'a value for an option that takes none',
      ['start', '--https=s3cr3t'],
      '--https does not take a value.',
    ],
    [
      'a port that is none',
      ['start', '--port', '65536'],
      '--port must be a whole number from 0 to 65535.',
    ],
    [
      'a latency that is longer than the sandbox can wait',
      ['start', '--latency', '120001'],
      '--latency must be a whole number from 0 to 120000.',
    ],
    [
      'a latency that is none',
      ['start', '--latency', '1s3cr3t'],
      '--latency must be a whole number',
    ],
    ...['--latency=-5', '--latency -5', '--port 0 --latency -5'].map(
      (words): [string, string[], string] => [
        `a latency below zero: ${words}`,
        ['start', ...words.split(' ')],
        '--latency must be a whole number from 0 to 120000.',
      ],
    ),
    ...['-s3cr3t', '--json'].map((value): [string, string[], string] => [
      `a flag in place of a value: ${value}`,
      ['start', '--seed', value],
      '--seed needs a value. Write one that begins with - as --seed=VALUE.',
    ]),
    [
      'an unknown shape',
      ['start', '--error-shape', 's3cr3t'],
      '--error-shape must be one of rfc6749, envelope, html, empty.',
    ],
    [
      'an unknown time of notices',
      ['start', '--notice', 's3cr3t'],
      '--notice must be one of before, with, after, never.',
    ],
    [
      'a life that is none',
      ['start', '--merchant-token-lifetime', '0'],
      '--merchant-token-lifetime must be a whole number from 1 to',
    ],
    ['an unknown quirk', ['start', '--quirk', 's3cr3t'], '--quirk must be one of no_expires_in,'],
    ['a token by another name', ['revoke', 's3cr3t'], 'revoke takes the id of a token.'],
    ['an unknown log', ['start', '--log', 's3cr3t'], '--log must be one of json, pretty.'],
  ])('refuses %s, and repeats no value', (_, args, message) => {
    const error = thrownBy(() => parseCommandLine(args));
    expect(error).toMatchObject({ exitCode: 2, message: expect.stringContaining(message) });
    expect(error).toMatchObject({ message: expect.stringMatching(/^.*See --help\.$/) });
    expect(String(error).toLowerCase()).not.toContain('s3cr3t');
  });

  test.each(['--version', '-v'])('says which version it is: %s', async (flag) => {
    const { default: own } = await import('../package.json', { with: { type: 'json' } });
    const said = { code: 0, stdout: `${own.version}\n`, stderr: '' };
    expect(await run([flag])).toEqual(said);
  });

  test('says what is wrong in one line, with exit code 2', async () => {
    expect(await run(['start', '--colour'])).toEqual({
      code: 2,
      stdout: '',
      stderr: "monpay-sandbox: Unknown option '--colour'. See --help.\n",
    });
  });

  test('is start without a command', () => {
    const options = {
      command: 'start',
      port: 4020,
      https: false,
      settings: {},
      log: 'pretty',
      json: false,
    };
    for (const args of [[], ['--'], ['start']])
      expect(parseCommandLine(args)).toMatchObject(options);
    expect(parseCommandLine(['--port', '0'])).toMatchObject({ ...options, port: 0 });
  });
});

function thrownBy(act: () => unknown): unknown {
  try {
    return act();
  } catch (error) {
    return error;
  }
}
