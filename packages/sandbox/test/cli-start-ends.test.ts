import { existsSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { CliCommand, exchange, start, temporaryFolder } from './cli-command.ts';

describe('start', () => {
  test.each(['SIGINT', 'SIGTERM'] as const)(
    'ends well at %s, with a request under way',
    async (signal) => {
      const { command, started, folder } = await start(['--latency', '100000']);
      const pending = exchange(started, 'code_ok').catch((error: unknown) => error);
      await new Promise((resolve) => setTimeout(resolve, 100));
      command.child.kill(signal);
      expect(await command.ended).toBe(0);
      expect(await pending).toBeInstanceOf(Error);
      expect(existsSync(join(runtimeFolder(folder), `${command.child.pid}.json`))).toBe(false);
    },
  );

  test('keeps running when whoever read its first line has left', async () => {
    const { command, started } = await start();
    command.child.stdout?.destroy();
    command.child.stderr?.destroy();
    expect((await exchange(started, 'code_ok')).status).toBe(200);
    expect((await exchange(started, 'code_ok')).status).toBe(200);
  });

  test('keeps what later commands need from every other user', async () => {
    const { command, folder } = await start();
    const file = join(runtimeFolder(folder), `${command.child.pid}.json`);
    expect(statSync(file).mode & 0o777).toBe(0o600);
    expect(statSync(runtimeFolder(folder)).mode & 0o777).toBe(0o700);
  });

  test.each<[string, (folder: string) => string[]]>([
    ['the shell of its package script', () => shell],
    ['the package runner above that shell', (folder) => [process.execPath, npx(folder), ...shell]],
  ])('ends with %s, which does not pass that on', async (_, above) => {
    const folder = temporaryFolder();
    const args = ['start', '--port', '0', '--json'];
    const env = { npm_lifecycle_event: 'sandbox' };
    await using script = new CliCommand(folder, args, env, above(folder));
    const line = await script.printed('stdout', /^.*\n/);
    const { url } = JSON.parse(line) as { url: string };
    script.child.kill('SIGKILL');
    await expect
      .poll(
        () =>
          fetch(url).then(
            () => 'up',
            () => 'down',
          ),
        { timeout: 5000 },
      )
      .toBe('down');
  });
});

const shell = ['sh', '-c', '"$0" "$@"; exit'];

/** A runner by its name, which starts what follows and waits. */
function npx(folder: string): string {
  const file = join(folder, 'npx.mjs');
  const words =
    "const [program, ...args] = process.argv.slice(2); spawn(program, args, { stdio: 'inherit' });";
  writeFileSync(file, `import { spawn } from 'node:child_process';\n${words}\n`);
  return file;
}

function runtimeFolder(folder: string): string {
  return join(folder, `monpay-sandbox-${process.getuid?.()}`);
}
