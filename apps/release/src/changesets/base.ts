import { git, gitAgrees, gitLines } from '../git.ts';
import { Problem } from '../problem.ts';
import { publishedPackages, type Manifest } from '../published-packages.ts';

/** Git's name for a tree with nothing in it: where nothing was released, everything is new. */
const emptyTree = '4b825dc642cb6eb9a060e54bf8d69288fbee4904';

/**
 * Since when each change needs a changeset: where this branch left the main one, or the last release, whichever
 * is nearer. On the main branch itself that is the last release, so the check says something there too.
 * @throws {Problem} where the clone does not reach back to it
 */
export function changesetBase(repository: string, mainBranch: string): string {
  const released = lastRelease(repository);
  if (!gitAgrees(repository, 'rev-parse', '--verify', '--quiet', `${mainBranch}^{commit}`)) {
    return released;
  }
  if (!gitAgrees(repository, 'merge-base', mainBranch, 'HEAD')) {
    throw isShallow(repository)
      ? shallow(`where it left ${mainBranch}`)
      : new Problem(`HEAD has no commit in common with ${mainBranch}.`);
  }
  const left = git(repository, 'merge-base', mainBranch, 'HEAD');
  if (left === git(repository, 'rev-parse', 'HEAD')) return released;
  if (released === emptyTree) return left;
  return gitAgrees(repository, 'merge-base', '--is-ancestor', left, released) ? released : left;
}

/** The commit that gave the packages the version they have. They move together, so one tells for all. */
function lastRelease(repository: string): string {
  const [first] = publishedPackages(repository);
  if (!first) throw new Problem('No package of this repository is published.');
  if (first.manifest.version === '0.0.0') return emptyTree;

  const path = `${first.folder}/package.json`;
  const head = git(repository, 'rev-parse', 'HEAD');
  // The version was raised, and that is not committed yet.
  if (versionAt(repository, head, path) !== first.manifest.version) return head;

  // In a shallow clone the oldest commit seems to have written everything.
  if (isShallow(repository)) throw shallow('the last release');
  const commits = gitLines(repository, 'log', '--format=%H', '-G"version"', '--', path);
  const older = commits.findIndex(
    (commit) => versionAt(repository, commit, path) !== first.manifest.version,
  );
  return commits.at(older === -1 ? -1 : older - 1) ?? emptyTree;
}

function versionAt(repository: string, commit: string, path: string): string {
  const { version } = JSON.parse(git(repository, 'show', `${commit}:${path}`)) as Manifest;
  return version;
}

function isShallow(repository: string): boolean {
  return git(repository, 'rev-parse', '--is-shallow-repository') === 'true';
}

function shallow(what: string): Problem {
  return new Problem(
    `This clone is shallow and does not reach back to ${what}. Fetch the rest with "git fetch --unshallow";\n` +
      'a workflow that checks the repository out asks for all of it with "fetch-depth: 0".',
  );
}
