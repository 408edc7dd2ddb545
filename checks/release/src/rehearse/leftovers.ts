import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, readlinkSync } from 'node:fs';
import { homedir } from 'node:os';
import { join } from 'node:path';
import { git } from '../git.ts';
import { repository } from '@monpay-miniapp/shared/repository';
import { linksInto } from './project-registry.ts';

/** What a rehearsal must leave as it was. */
export interface Surroundings {
  readonly repository: string;
  readonly npmrc: string;
}

export function surroundings(): Surroundings {
  const npmrc = join(homedir(), '.npmrc');
  return {
    repository: ['status', 'for-each-ref', 'config --list --local']
      .map((command) => git(repository, ...command.split(' ')))
      .join('\n'),
    npmrc: existsSync(npmrc) ? createHash('sha256').update(readFileSync(npmrc)).digest('hex') : '',
  };
}

/** What is still there of a rehearsal in `folder`, or is no longer as it was before. */
export async function leftoversOf(folder: string, before: Surroundings): Promise<string[]> {
  const now = surroundings();
  return [
    ...(existsSync(folder) ? [`the folder ${folder}`] : []),
    ...(now.repository === before.repository ? [] : ['a change in the repository']),
    ...(now.npmrc === before.npmrc ? [] : ['a change in ~/.npmrc']),
    ...(await linksInto(folder)),
    ...processesIn(folder).map((pid) => `the process ${pid}`),
  ];
}

/** The processes that were started in the folder, or with it on their command line. */
function processesIn(folder: string): number[] {
  return readdirSync('/proc')
    .map(Number)
    .filter((pid) => pid > 0 && pid !== process.pid && lookedAt(pid).includes(folder));
}

function lookedAt(pid: number): string {
  try {
    return readlinkSync(`/proc/${pid}/cwd`) + readFileSync(`/proc/${pid}/cmdline`, 'utf8');
  } catch {
    return '';
  }
}
