import { readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { isRunning } from './is-running.ts';
import { runtimeFolder } from './runtime-folder.ts';

/** How a sandbox of this user is reached. */
export interface RunningSandbox {
  readonly pid: number;
  readonly url: string;
  /** The address of the phone, with the key that lets a browser in. */
  readonly phoneUrl: string;
  /** Where it was started. */
  readonly folder: string;
  readonly adminToken: string;
  /** Where its certificate is, PEM, if it has one. */
  readonly certificateFile?: string | undefined;
}

/**
 * Leaves word for later commands of this user how this sandbox is reached, in files that only the user can read.
 * @returns what to call when the sandbox ends
 * @throws {Error} if there is no place for that
 */
export function announce(sandbox: {
  readonly url: string;
  readonly phoneUrl: string;
  readonly adminToken: string;
  readonly certificate: string | undefined;
}): { certificateFile: string | undefined; withdraw: () => void } {
  const folder = runtimeFolder();
  const { certificate, ...reached } = sandbox;
  const file = join(folder, `${process.pid}.json`);
  const certificateFile = certificate && join(folder, `${process.pid}.pem`);
  const withdraw = (): void => {
    for (const path of [file, certificateFile]) if (path) rmSync(path, { force: true });
  };
  withdraw();
  const { pid } = process;
  const announced: RunningSandbox = { pid, ...reached, folder: process.cwd(), certificateFile };
  const options = { mode: 0o600, flag: 'wx' } as const;
  if (certificateFile) writeFileSync(certificateFile, certificate, options);
  writeFileSync(file, JSON.stringify(announced), options);
  return { certificateFile, withdraw };
}

/** The sandboxes of this user that run now. What ended ones left behind is removed. */
export function runningSandboxes(): RunningSandbox[] {
  let folder: string;
  try {
    folder = runtimeFolder();
  } catch {
    return [];
  }
  return readdirSync(folder).flatMap((name) => {
    const pid = Number(/^(\d+)\.(?:json|pem)$/.exec(name)?.[1]);
    if (!pid) return [];
    const path = join(folder, name);
    if (!isRunning(pid)) rmSync(path, { force: true });
    else if (name.endsWith('.json')) {
      try {
        return [JSON.parse(readFileSync(path, 'utf8')) as RunningSandbox];
      } catch {
        // It is being written or removed at this moment.
      }
    }
    return [];
  });
}
