import { existsSync, mkdirSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { generatedFolder, lockFile, readGeneratorConfig, shown } from './client-package.ts';
import { runCommand } from './command.ts';
import { differences, readTree } from './file-tree.ts';
import { lockOf, lockText } from './generated-lock.ts';
import { withGeneratedClient } from './openapi-generator.ts';
import type { Generated } from './openapi-generator.ts';

await runCommand('generate', async (stop) => {
  const config = readGeneratorConfig();
  await withGeneratedClient(config, stop, (generated) => {
    const changes = differences(readTree(generatedFolder), generated.files);
    replaceClient(generated, lockText(lockOf(config, generated.files)));

    for (const { kind, path } of changes) {
      console.log(`  ${kind.padEnd(7)}  ${shown(join(generatedFolder, path))}`);
    }
    console.log(
      `Wrote ${generated.files.size} files to ${shown(generatedFolder)}, ` +
        `${changes.length === 0 ? 'all as they were' : `${changes.length} of them not as before`}, and ${shown(lockFile)}.`,
    );
  });
});

/** All or nothing: without a pause in which a signal could be heard, and back to what was where a step fails. */
function replaceClient({ folder }: Generated, lock: string): void {
  const newLock = `${folder}.lock`;
  const previous = `${folder}.previous`;
  writeFileSync(newLock, lock);
  mkdirSync(dirname(generatedFolder), { recursive: true });

  const replaces = existsSync(generatedFolder);
  if (replaces) renameSync(generatedFolder, previous);
  try {
    renameSync(folder, generatedFolder);
    renameSync(newLock, lockFile);
  } catch (error) {
    rmSync(generatedFolder, { recursive: true, force: true });
    if (replaces) renameSync(previous, generatedFolder);
    throw error;
  }
}
