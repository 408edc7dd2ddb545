import { join } from 'node:path';
import { git, gitLines } from '../git.ts';
import { Problem } from '../problem.ts';
import { repository } from '@monpay-miniapp/shared/repository';
import type { Rehearsal } from './rehearsal.ts';

/**
 * What is not committed would not be in the clone, so a rehearsal of it would rehearse something else.
 * @throws {Problem} if anything is
 */
export function needEverythingCommitted(): void {
  const changes = gitLines(repository, 'status', '--porcelain');
  if (changes.length === 0) return;
  throw new Problem(
    `The rehearsal releases HEAD, and these changes are not in it:\n${changes.join('\n')}\n` +
      'Commit them first, or put them away with "git stash --include-untracked".',
  );
}

/** Clones HEAD into the rehearsal's folder. */
export async function cloneHead({ folder, release }: Rehearsal): Promise<string> {
  const clone = join(folder, 'clone');
  await release(folder, 'git', ['clone', '--quiet', '--no-tags', repository, clone]);
  // A release commits and tags; whoever rehearses it need not have a name or a key.
  const settings = {
    'user.name': 'Rehearsal',
    'user.email': 'rehearsal@example.invalid',
    'commit.gpgSign': 'false',
    'tag.gpgSign': 'false',
    'core.hooksPath': join(folder, 'no-hooks'),
  };
  for (const [name, value] of Object.entries(settings)) git(clone, 'config', name, value);
  const head = git(repository, 'rev-parse', 'HEAD');
  git(clone, 'checkout', '--quiet', head);
  // A release is made of what was merged, whatever branch this is and whichever branches the repository has.
  git(clone, 'update-ref', 'refs/remotes/origin/main', head);
  return clone;
}
