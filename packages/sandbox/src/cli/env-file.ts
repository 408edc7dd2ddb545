import { spawnSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { CliError } from './cli-error.ts';

const path = '.env';
const heading = '# SANDBOX (not MonPay)';

/** The `.env` of this folder, to which a sandbox's variables are written. */
export interface EnvFile {
  /** Replaces the variables that it has, adds the others, and leaves everything else as it is. */
  write(variables: Readonly<Record<string, string>>): void;
}

/**
 * Reads the `.env` of this folder, if there is one.
 * @throws {CliError} if it can't be read, or has credentials that a sandbox did not make
 */
export function openEnvFile(): EnvFile {
  const before = readIfThere();
  if (before.split('\n').some(hasOwnSecret)) {
    throw new CliError(
      `${path} has a MONPAY_CLIENT_SECRET that is not a sandbox's, and is left as it is. Move it to another file, or start without --write-env and use the printed block.`,
    );
  }
  return {
    write(variables) {
      try {
        writeFileSync(path, withVariables(before, variables), { mode: 0o600 });
      } catch (error) {
        throw unusable(error);
      }
    },
  };
}

/** Whether git would take the `.env` of this folder into the next commit. Without git, and outside of it, it does not. */
export function isOpenToGit(): boolean {
  const { status } = spawnSync('git', ['check-ignore', '--quiet', path], { timeout: 5000 });
  return status === 1;
}

/** Whether a line sets a secret that no sandbox made. A name can stand in several lines. */
function hasOwnSecret(line: string): boolean {
  const [, value = ''] = /^\s*(?:export\s+)?MONPAY_CLIENT_SECRET\s*=(.*)$/.exec(line) ?? [];
  const bare = value.trim().replace(/^["'`]/, '');
  return /^[^"'`#]/.test(bare) && !bare.startsWith('sbx_');
}

function readIfThere(): string {
  try {
    return readFileSync(path, 'utf8');
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return '';
    throw unusable(error);
  }
}

function unusable(error: unknown): CliError {
  return new CliError(
    `${path} can't be used (${(error as NodeJS.ErrnoException).code}). Fix that, or start without --write-env and use the printed block.`,
  );
}

function withVariables(before: string, variables: Readonly<Record<string, string>>): string {
  const missing = new Map(Object.entries(variables));
  const lines = before.split('\n').map((line) => {
    const [, start = '', name = ''] = /^(\s*(?:export\s+)?)(MONPAY_\w+)\s*=/.exec(line) ?? [];
    const value = variables[name];
    if (value === undefined) return line;
    missing.delete(name);
    return `${start}${name}=${value}`;
  });
  if (lines.at(-1) === '') lines.pop();
  const added = [...missing].map(([name, value]) => `${name}=${value}`);
  const whole = added.length > 0 ? [...lines, heading, ...added] : lines;
  return `${whole.join('\n')}\n`;
}
