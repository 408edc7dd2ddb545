import { readChangesets } from '@changesets/read';
import { gitLines } from '../git.ts';

/** A changeset that no release has taken yet. */
export type PendingChangeset = Awaited<ReturnType<typeof readChangesets>>[number];

/** All that wait for the next release. */
export function pendingChangesets(repository: string): Promise<PendingChangeset[]> {
  return readChangesets(repository);
}

/** Those that are new, or say something else, since the commit `base`. */
export async function changesetsSince(
  repository: string,
  base: string,
): Promise<PendingChangeset[]> {
  const paths = new Set([
    ...gitLines(repository, 'diff', '--name-only', base, '--', '.changeset'),
    ...gitLines(repository, 'ls-files', '--others', '--exclude-standard', '--', '.changeset'),
  ]);
  const pending = await pendingChangesets(repository);
  return pending.filter(({ id }) => paths.has(`.changeset/${id}.md`));
}
