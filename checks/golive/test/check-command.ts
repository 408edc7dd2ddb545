import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { binOf } from '@monpay-miniapp/shared/bin-of';

/** What the check says of one case. */
export interface Judged {
  readonly name: string;
  readonly outcome: 'passed' | 'failed' | 'warning' | 'skipped' | 'undecided';
  readonly seen: { readonly en: string; readonly mn: string };
}

const command = await binOf(join(import.meta.dirname, '..'), '@monpay-miniapp/sandbox');

/** Has the command of the sandbox check an app; that it ends with 1 after a complaint is no matter. */
export function checkCommand(app: string, args: readonly string[]): Promise<readonly Judged[]> {
  return new Promise((resolve, reject) => {
    const line = [command, 'check', app, '--json', ...args];
    execFile(process.execPath, line, { maxBuffer: 2 ** 27 }, (_, stdout, stderr) => {
      if (stdout === '') reject(new Error(stderr));
      else resolve((JSON.parse(stdout) as { cases: Judged[] }).cases);
    });
  });
}
