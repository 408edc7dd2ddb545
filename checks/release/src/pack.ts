// The end of `release:pack`: packs what was built and checks the tarballs. Nothing here may publish.
import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { isAnythingPacked, packFolder } from './pack-folder.ts';
import { runCommand } from './problem.ts';
import { run } from './run.ts';

await runCommand(async () => {
  rmSync(packFolder, { recursive: true, force: true });
  await run('changeset', ['pack', '--out-dir', packFolder]);
  if (!isAnythingPacked()) return;

  await run('vitest', ['run', '--root', 'checks/release', 'tarballs', 'api-report', 'size'], {
    TARBALLS: join(packFolder, 'packages'),
  });
});
