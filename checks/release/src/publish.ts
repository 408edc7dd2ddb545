// The end of `release:publish`: publishes the tarballs that `release:pack` checked, and no others. It neither
// builds nor packs, so that what builds never runs where a package can be published.
import { isAnythingPacked, leaveOutPublished, packFolder } from './pack-folder.ts';
import { runCommand } from './problem.ts';
import { run } from './run.ts';

await runCommand(async () => {
  leaveOutPublished();
  if (isAnythingPacked()) await run('changeset', ['publish', '--from-pack-dir', packFolder]);
});
