import { spawnSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { repository } from '@monpay-miniapp/shared/repository';

/** Where a release lies between its packing and its publishing: ignored by git, and emptied by the next one. */
export const packFolder: string = join(repository, 'dist/release');

interface Planned {
  readonly kind: string;
  readonly name: string;
  readonly version: string;
}

/** Which packages are published, one list after the other. */
interface PublishPlan {
  readonly plan: readonly (readonly Planned[])[];
}

const planFile = join(packFolder, 'publish-plan.json');

/** Whether anything was packed that the registry does not have. */
export function isAnythingPacked(): boolean {
  return readPlan()
    .plan.flat()
    .some(({ kind }) => kind === 'publish');
}

/** Strikes from the plan what was published since it was made: by a first try, of which a part failed. */
export function leaveOutPublished(): void {
  const { plan, ...rest } = readPlan();
  const left = plan.map((packages) =>
    packages.filter((one) => one.kind !== 'publish' || !isPublished(one)),
  );
  const text = JSON.stringify({ ...rest, plan: left.filter(({ length }) => length > 0) });
  writeFileSync(planFile, text);
}

function readPlan(): PublishPlan {
  return JSON.parse(readFileSync(planFile, 'utf8')) as PublishPlan;
}

/** A registry that does not answer is not a reason to leave anything out: publishing reports what is wrong with it. */
function isPublished({ name, version }: Planned): boolean {
  const { status, stdout } = spawnSync('pnpm', ['view', `${name}@${version}`, 'version'], {
    cwd: repository,
    encoding: 'utf8',
  });
  return status === 0 && stdout.trim() === version;
}
