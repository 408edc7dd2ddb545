import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseEnv } from 'node:util';
import { expect, test } from 'vitest';
import { CliCommand, run, start, temporaryFolder } from './cli-command.ts';

/** Starts a sandbox that writes `.env`, and waits until it has. */
async function writing(folder: string): Promise<Readonly<Record<string, string | undefined>>> {
  await using command = new CliCommand(folder, ['start', '--port', '0', '--write-env']);
  await command.printed('stdout', /Written to \.env, which Node loads with --env-file=\.env/);
  return parseEnv(readFileSync(join(folder, '.env'), 'utf8'));
}

test('--write-env writes what a server needs to a new .env, which only its owner can read', async () => {
  const folder = temporaryFolder();
  const variables = await writing(folder);
  expect(variables).toEqual({
    MONPAY_CLIENT_ID: expect.stringMatching(/./),
    MONPAY_CLIENT_SECRET: expect.stringMatching(/^sbx_/),
    MONPAY_REDIRECT_URI: 'http://localhost:3000/launch',
    MONPAY_AUTHORIZATION_SERVER: expect.stringMatching(/^http:\/\/127\.0\.0\.1:\d+$/),
  });
  if (process.platform !== 'win32') {
    expect(statSync(join(folder, '.env')).mode & 0o777).toBe(0o600);
  }
});

test('a second start keeps the credentials, replaces the port, and leaves every other line alone', async () => {
  const folder = temporaryFolder();
  const own = '# mine\nPORT=8080\n\nexport MONPAY_RECEIVER="branch-user" # who is paid\n';
  writeFileSync(join(folder, '.env'), own);
  const first = await writing(folder);
  const text = readFileSync(join(folder, '.env'), 'utf8');
  expect(text.startsWith(own)).toBe(true);
  const second = await writing(folder);
  expect(second).toEqual({
    ...first,
    MONPAY_AUTHORIZATION_SERVER: second['MONPAY_AUTHORIZATION_SERVER'],
  });
  expect(readFileSync(join(folder, '.env'), 'utf8').split('\n')).toHaveLength(
    text.split('\n').length,
  );
});

test.each([
  'MONPAY_CLIENT_SECRET=real',
  'export MONPAY_CLIENT_SECRET = "real" # MonPay\'s',
  'MONPAY_CLIENT_SECRET=\nMONPAY_CLIENT_SECRET=real',
  'MONPAY_CLIENT_SECRET=sbx_made_up\n  MONPAY_CLIENT_SECRET=real',
])('credentials that no sandbox made are never replaced: %s', async (line) => {
  const folder = temporaryFolder();
  const before = `MONPAY_CLIENT_ID=shop\n${line}\n`;
  writeFileSync(join(folder, '.env'), before);
  const { code, stdout, stderr } = await run(['start', '--port', '0', '--write-env'], { folder });
  expect({ code, stdout }).toEqual({ code: 1, stdout: '' });
  expect(stderr).toContain("has a MONPAY_CLIENT_SECRET that is not a sandbox's");
  expect(stderr).not.toContain('real');
  expect(readFileSync(join(folder, '.env'), 'utf8')).toBe(before);
});

test('an .env that is a folder is said, and nothing starts', async () => {
  const folder = temporaryFolder();
  mkdirSync(join(folder, '.env'));
  const { code, stderr } = await run(['start', '--port', '0', '--write-env'], { folder });
  expect(code).toBe(1);
  expect(stderr).toContain(".env can't be used (EISDIR)");
});

test('without the flag nothing is written', async () => {
  const folder = temporaryFolder();
  await using command = new CliCommand(folder, ['start', '--port', '0']);
  await command.printed('stdout', /Ctrl-C ends it\.\n/);
  expect(existsSync(join(folder, '.env'))).toBe(false);
});

test.each<[when: string, said: boolean, git: (folder: string) => void]>([
  ['is no work tree of git', false, () => {}],
  ['does not ignore it', true, (folder) => void initialise(folder)],
  [
    'ignores it',
    false,
    (folder) => writeFileSync(join(initialise(folder), '.gitignore'), '.env*\n'),
  ],
])('--write-env says whether git would take .env: the folder %s', async (_, said, git) => {
  const folder = temporaryFolder();
  git(folder);
  const { command } = await start(['--write-env'], folder);
  command.child.kill();
  await command.ended;
  const words = 'git does not ignore the .env of this folder: add .env to .gitignore.\n';
  expect(command.stderr).toBe(said ? words : '');
});

function initialise(folder: string): string {
  execFileSync('git', ['init', '--quiet'], { cwd: folder });
  return folder;
}
