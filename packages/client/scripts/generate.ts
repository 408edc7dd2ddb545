import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { lockText } from './generated-lock.ts';
import { jarFile, requireJar } from './generator-jar.ts';
import { requireJava } from './java.ts';

const packageFolder = resolve(import.meta.dirname, '..');
const committed = join(packageFolder, 'src/generated');
const lockFile = join(packageFolder, 'generated.lock');
// On the disk that `src` is on, so that it can be renamed, and ignored by Git.
const fresh = join(packageFolder, 'node_modules/.generated');

try {
  const { check } = parseArgs({ options: { check: { type: 'boolean' } } }).values;
  requireJava();
  requireJar();
  generate();
  if (check) compare();
  else replace();
} catch (error) {
  console.error(`generate: ${(error as Error).message}`);
  process.exitCode = 1;
} finally {
  rmSync(fresh, { recursive: true, force: true });
}

function generate(): void {
  rmSync(fresh, { recursive: true, force: true });
  // Once it is through, any warning is in what it wrote.
  const { status, stdout, stderr } = spawnSync(
    'java',
    ['-Dlog.level=error', '-jar', jarFile, 'generate', '-c', 'generator.yaml', '-o', fresh],
    { cwd: packageFolder, encoding: 'utf8', timeout: 600_000, killSignal: 'SIGKILL' },
  );
  if (status === 0) return;
  throw new Error(`OpenAPI Generator failed. Nothing was changed. It says:\n${stdout}${stderr}`);
}

function compare(): void {
  const difference = spawnSync(
    'git',
    ['--no-pager', 'diff', '--no-index', '--ignore-cr-at-eol', committed, fresh],
    { stdio: 'inherit' },
  );
  const lock = existsSync(lockFile) ? readFileSync(lockFile, 'utf8').replaceAll('\r', '') : '';
  if (difference.status === 0 && lock === lockText(fresh)) {
    console.log('The client is what the spec, the options and the templates generate.');
    return;
  }
  throw new Error(
    'The committed client or its lock is not what the spec, the options and the templates generate.\n' +
      'Run `npx --yes pnpm@12.21.0 generate` and commit what it writes.',
  );
}

function replace(): void {
  writeFileSync(lockFile, lockText(fresh));
  rmSync(committed, { recursive: true, force: true });
  mkdirSync(join(committed, '..'), { recursive: true });
  renameSync(fresh, committed);
  console.log(
    'Wrote packages/client/src/generated and generated.lock; `git diff` shows the changes.',
  );
}
