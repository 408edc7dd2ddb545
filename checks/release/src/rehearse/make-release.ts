import { Problem } from '../problem.ts';
import { pendingChangesets } from '../changesets/pending.ts';
import { git } from '../git.ts';
import { publishedPackages } from '@monpay-miniapp/shared/manifest';
import type { Rehearsal } from './rehearsal.ts';

/**
 * Versions and publishes all packages from a clone, by the commands of the real release. If no changeset waits,
 * the versions that are there are published, as the pipeline does after it merged a release.
 * @returns the version that all packages have
 */
export async function makeRelease(rehearsal: Rehearsal, clone: string): Promise<string> {
  const { release, registry } = rehearsal;
  const { stdout } = await release(clone, 'pnpm', ['config', 'get', '@monpay-miniapp:registry']);
  // The last thing before anything is published: it must go to this machine.
  if (stdout.trim() !== `${registry.url}/`) {
    throw new Problem(
      `The packages would be published to ${stdout.trim()}, not to ${registry.url}/.`,
    );
  }

  if ((await pendingChangesets(clone)).length > 0) {
    await release(clone, 'pnpm', ['run', 'version']);
    commit(clone, 'Version the packages');
  }
  await release(clone, 'pnpm', ['run', 'release']);
  // As when a job is started again of which a part had failed: what is published is left out, and not an error.
  await release(clone, 'pnpm', ['run', 'release:publish']);

  const packages = publishedPackages(clone);
  const versions = new Set(packages.map(({ manifest }) => manifest.version));
  const [version] = versions;
  if (versions.size !== 1 || !version) {
    throw new Problem(`The packages did not move together: ${[...versions].join(', ')}`);
  }
  for (const { name } of packages)
    git(clone, 'rev-parse', '--verify', `${name}@${version}^{commit}`);
  return version;
}

/** Commits all that is in the clone. */
export function commit(clone: string, message: string): void {
  git(clone, 'add', '--all');
  git(clone, 'commit', '--quiet', '--message', message);
}
