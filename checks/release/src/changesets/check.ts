// `changeset:check`: fails if a published package changed and no changeset announces it.
import { parseArgs } from 'node:util';
import { git } from '../git.ts';
import { Problem, runCommand } from '../problem.ts';
import { changesetBase, emptyTree } from './base.ts';
import { missingChangesets } from './missing.ts';

await runCommand(async () => {
  // Of the repository that it is started in.
  const repository = git(process.cwd(), 'rev-parse', '--show-toplevel');
  const { values } = parseArgs({ options: { since: { type: 'string' } } });
  const base = values.since
    ? git(repository, 'rev-parse', '--verify', `${values.since}^{tree}`)
    : changesetBase(repository, 'origin/main');
  const since = base === emptyTree ? 'the beginning' : base.slice(0, 10);
  const missing = await missingChangesets(repository, base);
  if (missing.length === 0) {
    console.log(`Every change of a published package since ${since} has its changeset.`);
    return;
  }
  const changed = missing.map(({ name, files }) => `${name}\n  ${files.join('\n  ')}`);
  throw new Problem(
    `No changeset announces these changes since ${since}:\n\n${changed.join('\n')}\n\n` +
      'Announce them with "pnpm changeset": it asks what changed and writes a file in .changeset/ to commit.\n' +
      'If nothing changes for merchants, say so with "pnpm changeset add --empty".',
  );
});
