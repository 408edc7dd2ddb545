import { git, gitAgrees, gitLines } from '../git.ts';
import { Problem } from '../problem.ts';
import { publishedPackages, type Manifest } from '@monpay-miniapp/shared/manifest';

/** Git's name for a tree with nothing in it: when nothing was released, everything is new. */
export const emptyTree = '4b825dc642cb6eb9a060e54bf8d69288fbee4904';

/**
 * Since when each change needs a changeset: where this branch left the main one, or the last release, whichever
 * is nearer. On the main branch itself that is the last release, so the check says something there too.
 * @throws {Problem} if the clone does not reach back to it, or has branches but not the main one
 */
export function changesetBase(repository: string, mainBranch: string): string {
  const released = lastRelease(repository);
  const main = mainIn(repository, mainBranch);
  if (main === undefined) {
    // Before the first release everything is new, whatever branch it is on.
    if (released === emptyTree || !hasBranches(repository)) return released;
    throw unknownMain(mainBranch);
  }
  if (!gitAgrees(repository, 'merge-base', main, 'HEAD')) {
    throw isShallow(repository)
      ? shallow(`where it left ${mainBranch}`)
      : new Problem(`HEAD has no commit in common with ${mainBranch}.`);
  }
  const left = git(repository, 'merge-base', main, 'HEAD');
  if (left === git(repository, 'rev-parse', 'HEAD')) return released;
  if (released === emptyTree) return left;
  return gitAgrees(repository, 'merge-base', '--is-ancestor', left, released) ? released : left;
}

/** The main branch as this clone knows it, which the clone of a pipeline may not. */
function mainIn(repository: string, mainBranch: string): string | undefined {
  return [`refs/remotes/${mainBranch}`, `refs/heads/${localName(mainBranch)}`].find((ref) =>
    gitAgrees(repository, 'rev-parse', '--verify', '--quiet', `${ref}^{commit}`),
  );
}

function hasBranches(repository: string): boolean {
  return git(repository, 'for-each-ref', '--count=1', 'refs/heads', 'refs/remotes') !== '';
}

function localName(mainBranch: string): string {
  return mainBranch.replace(/^.*\//, '');
}

/** Measured since the last release, older changesets would count for a new change. */
function unknownMain(mainBranch: string): Problem {
  const local = localName(mainBranch);
  return new Problem(
    `This clone has neither ${mainBranch} nor ${local}, so it does not show where this branch left it. Fetch it with\n` +
      `"git fetch origin ${local}:refs/remotes/${mainBranch}", or name a commit with "--since".`,
  );
}

/** The commit that gave the packages the version they have. They move together, so one speaks for all. */
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
