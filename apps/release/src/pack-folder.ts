import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { repository } from './published-packages.ts';

/** Where a release lies between its packing and its publishing: ignored by git, and emptied by the next one. */
export const packFolder: string = join(repository, 'dist/release');

interface PublishPlan {
  readonly plan: readonly (readonly { readonly kind: string }[])[];
}

/** Whether anything was packed that the registry does not have. */
export function isAnythingPacked(): boolean {
  const plan = readFileSync(join(packFolder, 'publish-plan.json'), 'utf8');
  return (JSON.parse(plan) as PublishPlan).plan.flat().some(({ kind }) => kind === 'publish');
}
