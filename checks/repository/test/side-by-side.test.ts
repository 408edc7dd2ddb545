import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, type AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { repository } from '@monpay-miniapp/shared/repository';
import { describe, expect, onTestFinished, test } from 'vitest';

interface Task {
  readonly name: string;
  /** What the task does, as a script that knows `folder`, `come(file)` and `until(file)`. */
  readonly does: string;
  readonly alone?: true;
  readonly waits?: true;
  readonly folders?: readonly string[];
}

const helpers = `
  import { appendFileSync, existsSync, writeFileSync } from 'node:fs';
  const come = (file) => writeFileSync(file, String(process.pid));
  const until = async (file) => { while (!existsSync(file)) await new Promise((r) => setTimeout(r, 5)); };
  const note = (word) => appendFileSync('order', word + ' ');
`;

/** Starts a process that runs these side by side in a folder, and prints what came of it as its last line. */
function start(tasks: readonly Task[], atATime = 2): { child: ChildProcess; folder: string } {
  const folder = mkdtempSync(join(tmpdir(), 'side-by-side-'));
  const run = tasks.map(({ name, does, ...more }) => {
    writeFileSync(join(folder, `${name}.mjs`), helpers + does);
    return { name, command: [process.execPath, `${name}.mjs`], ...more };
  });
  const program = `
    const { sideBySide } = await import(${JSON.stringify(join(repository, '.ci/side-by-side.mjs'))});
    const print = (text) => process.stdout.write(text);
    const result = await sideBySide(${JSON.stringify(run)}, { atATime: ${atATime}, print });
    console.log(JSON.stringify(result));`;
  const args = ['--input-type=module', '--eval', program];
  const child = spawn(process.execPath, args, {
    cwd: folder,
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  onTestFinished(() => {
    child.kill('SIGKILL');
    rmSync(folder, { recursive: true, force: true });
  });
  return { child, folder };
}

async function outcomeOf(tasks: readonly Task[], atATime?: number) {
  const { child, folder } = start(tasks, atATime);
  const lines = (await text(child.stdout!)).trimEnd().split('\n');
  const order = join(folder, 'order');
  return {
    result: JSON.parse(lines.pop() ?? '') as { failed?: string; signal?: string },
    printed: lines.map((line) => line.replace(/ after \d+ s /, ' ')).filter((line) => line !== ''),
    order: existsSync(order) ? readFileSync(order, 'utf8').trim().split(' ') : [],
  };
}

describe('steps that run side by side', () => {
  test('are printed in one piece each, in the order in which they end', async () => {
    const { printed, result } = await outcomeOf([
      { name: 'first', does: `console.log(1); come('a'); await until('b'); console.error(2);` },
      { name: 'second', does: `await until('a'); console.log(3); come('b');` },
    ]);
    const ofFirst = ['── first passed ──', '1', '2'];
    const ofSecond = ['── second passed ──', '3'];
    expect(printed.slice(0, 2)).toEqual(['first …', 'second …']);
    expect([
      [...ofFirst, ...ofSecond],
      [...ofSecond, ...ofFirst],
    ]).toContainEqual(printed.slice(2));
    expect(result).toEqual({});
  });

  test('end when one fails, which is named and printed last; none starts after it', async () => {
    const { printed, result, order } = await outcomeOf([
      {
        name: 'endless',
        does: `process.on('SIGTERM', () => { note('ended'); process.exit(); }); come('up'); setInterval(() => {}, 1000);`,
      },
      { name: 'broken', does: `await until('up'); console.error('why'); process.exitCode = 3;` },
      { name: 'never', does: `note('never');` },
    ]);
    expect(printed).toEqual(['endless …', 'broken …', '── broken failed ──', 'why']);
    expect(result).toEqual({ failed: 'broken' });
    expect(order).toEqual(['ended']);
  });

  test('are closed by one that a signal ended', async () => {
    const does = `process.kill(process.pid, 'SIGKILL');`;
    const { result, printed } = await outcomeOf([{ name: 'gone', does }]);
    expect(printed).toEqual(['gone …', '── gone failed ──']);
    expect(result).toEqual({ failed: 'gone' });
  });

  test.each(['SIGINT', 'SIGTERM', 'SIGHUP'] as const)(
    'end with all they started at %s',
    async (signal) => {
      // Each process holds a connection for as long as it lives.
      const ended: Promise<unknown>[] = [];
      const server = createServer((socket) =>
        ended.push(once(socket.on('error', () => {}).resume(), 'close')),
      );
      await once(server.listen(0, '127.0.0.1'), 'listening');
      onTestFinished(() => void server.close());
      const { port } = server.address() as AddressInfo;
      const live = `(await import('node:net')).connect(${port}, '127.0.0.1');`;
      const { child } = start([
        {
          name: 'parent',
          does: `(await import('node:child_process')).spawn(process.execPath, ['--input-type=module', '-e', ${JSON.stringify(live)}]); ${live}`,
        },
        { name: 'other', does: live },
      ]);
      await expect.poll(() => ended.length, { timeout: 30_000 }).toBe(3);
      const printed = text(child.stdout!);
      child.kill(signal);
      expect((await printed).trimEnd().split('\n').at(-1)).toBe(JSON.stringify({ signal }));
      await Promise.all(ended);
    },
  );

  test('leave alone what wants to be alone, and what changes the same folder', async () => {
    const does = (name: string): string =>
      `note('+${name}'); await new Promise((r) => setTimeout(r, 30)); note('-${name}');`;
    const { order } = await outcomeOf(
      [
        { name: 'a', does: does('a'), folders: ['x'] },
        { name: 'b', does: does('b'), folders: ['x', 'y'] },
        { name: 'c', does: does('c'), alone: true },
        { name: 'd', does: does('d'), folders: ['y'] },
      ],
      4,
    );
    expect(order).toHaveLength(8);
    const beside = new Map<string, Set<string>>();
    const open = new Set<string>();
    for (const [sign, name = ''] of order) {
      if (sign === '-') open.delete(name);
      else {
        beside.set(name, new Set(open));
        open.add(name);
      }
    }
    const pairs = [...beside].flatMap(([name, others]) => [...others].map((o) => [o, name].sort()));
    for (const pair of pairs) expect(pair).toEqual(['a', 'd']);
  });

  test('begin with one that is to be alone, if it is the first', async () => {
    const { order } = await outcomeOf([
      { name: 'alone', does: `note('alone');`, alone: true },
      { name: 'waits', does: `note('waits');`, waits: true },
    ]);
    expect(order).toEqual(['alone', 'waits']);
  });

  test('are one that waits beside one that computes, if there is a choice', async () => {
    const meet = (own: string, other: string): string => `come('${own}'); await until('${other}');`;
    const { result } = await outcomeOf([
      { name: 'computes', does: meet('1', '2') },
      { name: 'later', does: `await until('2');` },
      { name: 'waits', does: meet('2', '1'), waits: true },
    ]);
    expect(result).toEqual({});
  });
});
