import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdirSync, readFileSync, utimesSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { temporaryFolder } from './cli-command.ts';

/** Has processes claim a lock at the same moment; answers what each said, and ends them. */
async function claimTogether(path: string, count: number): Promise<string[]> {
  const at = String(Date.now() + 1500);
  const file = join(import.meta.dirname, 'lock-claimer.ts');
  const children = Array.from({ length: count }, () =>
    spawn(process.execPath, [file, path, at], { stdio: ['pipe', 'pipe', 'inherit'] }),
  );
  const said = await Promise.all(children.map(({ stdout }) => once(stdout, 'data')));
  for (const { stdin } of children) stdin.end();
  await Promise.all(children.map((child) => once(child, 'close')));
  return said.map(([text]) => String(text).trim());
}

const longAgo = new Date(Date.now() - 3_600_000);
const left: [string, (path: string) => unknown][] = [
  ['no lock', () => {}],
  ['a lock of a process that is gone', (path) => writeFileSync(path, '4194305 x')],
  [
    'a lock whose process has a number that another has now',
    (path) => {
      writeFileSync(path, `${process.pid} x`);
      utimesSync(path, longAgo, longAgo);
    },
  ],
  [
    'a lock that was never written',
    (path) => {
      writeFileSync(path, '');
      utimesSync(path, longAgo, longAgo);
    },
  ],
  [
    'a crash while a lock was removed',
    (path) => {
      writeFileSync(path, '4194305 x');
      mkdirSync(`${path}.removing`);
      utimesSync(`${path}.removing`, longAgo, longAgo);
    },
  ],
];

test.each(left)(
  '%s: of eight that claim at once, one has it, and leaves nothing',
  async (_, leave) => {
    const path = join(temporaryFolder(), 'lock');
    leave(path);
    const said = await claimTogether(path, 8);
    expect(said.filter((text) => text === 'has it')).toHaveLength(1);
    expect(existsSync(path)).toBe(false);
    expect(existsSync(`${path}.removing`)).toBe(false);
  },
);

test('a lock of a process that runs is not taken', async () => {
  const path = join(temporaryFolder(), 'lock');
  const mark = `${process.pid} x`;
  writeFileSync(path, mark);
  expect(await claimTogether(path, 2)).toEqual(['has it not', 'has it not']);
  expect(readFileSync(path, 'utf8')).toBe(mark);
});
