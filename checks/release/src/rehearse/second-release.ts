import { appendFile, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { Problem } from '../problem.ts';
import { publishedPackages } from '@monpay-miniapp/shared/manifest';
import { commit, makeRelease } from './make-release.ts';
import type { Rehearsal } from './rehearsal.ts';

const news = {
  sdk: 'A rehearsed novelty.\n\nШинэ зүйл.',
  sandbox: 'A rehearsed repair.',
};

/**
 * Makes a release with a minor and a patch changeset.
 * @throws {Problem} if its version is not the next minor one
 */
export async function makeSecondRelease(
  rehearsal: Rehearsal,
  clone: string,
  first: string,
): Promise<string> {
  const { release } = rehearsal;
  await appendFile(join(clone, 'packages/sdk/README.md'), '\nRehearsed.\n');
  commit(clone, 'Change what merchants read');
  const refused = await release(clone, 'pnpm', ['run', 'changeset:check']).catch(String);
  if (!String(refused).includes('No changeset announces')) {
    throw new Problem(`A change without a changeset was not refused: ${String(refused)}`);
  }

  const add = ['exec', 'changeset', 'add'];
  await release(clone, 'pnpm', [...add, '-m', news.sdk, '--minor', '@monpay-miniapp/sdk']);
  await release(clone, 'pnpm', [...add, '-m', news.sandbox, '--patch', '@monpay-miniapp/sandbox']);
  commit(clone, 'Tell merchants of it');
  await release(clone, 'pnpm', ['run', 'changeset:check']);

  const second = await makeRelease(rehearsal, clone);
  const [major, minor] = first.split('.').map(Number);
  const next = `${major}.${(minor ?? 0) + 1}.0`;
  if (second !== next)
    throw new Problem(`The release after ${first} is ${second}, and not ${next}.`);
  return second;
}

/**
 * Reads the changelogs that came with an upgrade, as a merchant would.
 * @throws {Problem} if they do not say what changed, or say more
 */
export async function readChangelogs(
  project: string,
  first: string,
  second: string,
): Promise<void> {
  for (const { name } of publishedPackages()) {
    const text = await readFile(join(project, 'node_modules', name, 'CHANGELOG.md'), 'utf8');
    const [head, latest = '', ...older] = text.split(/^## /m);
    const expected = `${second}\n\n${expectedFor(name)}\n\n`;
    const complete = older.some((entry) => entry.startsWith(`${first}\n`));
    if (head !== `# ${name}\n\n` || latest !== expected || !complete) {
      throw new Problem(`The changelog of ${name} is not what a merchant should read:\n${text}`);
    }
  }
}

function expectedFor(name: string): string {
  if (name === '@monpay-miniapp/sdk') {
    return '### Minor Changes\n\n- A rehearsed novelty.\n\n  Шинэ зүйл.';
  }
  if (name === '@monpay-miniapp/sandbox') return '### Patch Changes\n\n- A rehearsed repair.';
  return 'No changes in this release.';
}
