import type { PendingChangeset } from '../changesets/pending.ts';

/** How a version moves, from the least to the most. */
const bumps = ['none', 'patch', 'minor', 'major'] as const;

/** How a version must move when something breaks: `major`, and before 1.0.0 `minor` (Semantic Versioning 2.0.0 §4). */
export function breakingBump(version: string): 'major' | 'minor' {
  return version.startsWith('0.') ? 'minor' : 'major';
}

/** Whether merchants learn of a break: a changeset names the package, moves it far enough, and says `Breaking:`. */
export function tellsOfBreak(
  changesets: readonly PendingChangeset[],
  name: string,
  bump: 'major' | 'minor',
): boolean {
  return changesets.some(
    ({ releases, summary }) =>
      summary.startsWith('Breaking:') &&
      releases.some((one) => one.name === name && bumps.indexOf(one.type) >= bumps.indexOf(bump)),
  );
}
