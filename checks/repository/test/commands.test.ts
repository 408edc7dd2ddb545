import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { repository } from '@monpay-miniapp/shared/repository';
import { run } from '@monpay-miniapp/shared/run';
import { describe, expect, test } from 'vitest';

const { scripts } = JSON.parse(readFileSync(join(repository, 'package.json'), 'utf8')) as {
  scripts: Record<string, string>;
};
/** The scripts of the root that are a command of ours, and the file that each runs. */
const commands = Object.entries(scripts).flatMap(([name, line]) => {
  const [, file] = /&& node (?:--import \S+ )?(\S+\/(?:cli|dev)\.[jt]s)$/.exec(line) ?? [];
  // What bench imports is installed only for it.
  return file === undefined ? [] : [[name, file] as const];
});

test('the commands are found', () => {
  expect(commands.map(([name]) => name)).toEqual(
    expect.arrayContaining(['demo', 'dev', 'mock', 'sandbox', 'bench', 'check:fuzz', 'check:soak']),
  );
});

describe.each([...commands, ['doctor', 'packages/sdk/dist/doctor.js'] as const])(
  '%s',
  (_, file) => {
    const typed = (...args: string[]) =>
      run(process.execPath, [file, ...args], { cwd: repository });

    test('says what it takes', async () => {
      const { status, stdout, stderr } = await typed('--help');
      expect({ status, stderr }).toEqual({ status: 0, stderr: '' });
      expect(stdout).toMatch(/^ {2}--\w+/m);
    });

    test.each([
      ['--nonsense', /'--nonsense'/],
      ['nonsense', /'nonsense'/],
    ])('ends with 2 for %s, and names it', async (word, named) => {
      const { status, stdout, stderr } = await typed(word);
      expect({ status, stdout }).toEqual({ status: 2, stdout: '' });
      expect(stderr).toMatch(named);
      expect(stderr).toMatch(/--help/);
      expect(stderr).not.toMatch(/^ {4}at /m);
    });
  },
);
