import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { CliError } from './cli-error.ts';
import type { DoctorOptions } from './command-line.ts';

const sdk = '@monpay-miniapp/sdk';

/**
 * Starts the doctor of the sdk, which has the rules that it checks, in a process of its own: the sandbox takes
 * nothing of the sdk's code, or one mistake on both sides would cancel out.
 * @returns its exit code
 * @throws {CliError} if the sdk is not there
 */
export async function doctor({ args }: DoctorOptions): Promise<number> {
  const folder = sdkFolder();
  if (folder === undefined) {
    throw new CliError(
      `The doctor comes with ${sdk}, which is not installed here. Add it, or run: npx --package ${sdk} monpay-doctor`,
    );
  }
  const { bin } = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8')) as {
    bin: Record<string, string>;
  };
  const file = join(folder, bin['monpay-doctor'] ?? '');
  const child = spawn(process.execPath, [file, ...args], { stdio: 'inherit' });
  const [code] = (await once(child, 'close')) as [number | null];
  return code ?? 1;
}

/** Where the sdk is for the merchant's project, or otherwise beside the sandbox. */
function sdkFolder(): string | undefined {
  try {
    return dirname(createRequire(join(process.cwd(), 'x')).resolve(`${sdk}/package.json`));
  } catch {
    const own = createRequire(import.meta.url).resolve('@monpay-miniapp/sandbox/package.json');
    const beside = join(dirname(own), '../sdk');
    return existsSync(join(beside, 'package.json')) ? beside : undefined;
  }
}
