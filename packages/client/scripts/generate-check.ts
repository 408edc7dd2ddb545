import { join } from 'node:path';
import {
  generatedFolder,
  lockFile,
  readGeneratorConfig,
  shown,
  specFile,
} from './client-package.ts';
import { runCommand } from './command.ts';
import { differences, readTree } from './file-tree.ts';
import { lockOf, lockText, readLockText } from './generated-lock.ts';
import { withGeneratedClient } from './openapi-generator.ts';
import { Problem } from './problem.ts';

await runCommand('generate:check', async (stop) => {
  const config = readGeneratorConfig();
  const { version } = config['generator-cli'];
  await withGeneratedClient(config, stop, ({ files }) => {
    const found = differences(files, readTree(generatedFolder)).map(
      ({ kind, path }) => `  ${kind.padEnd(7)}  ${shown(join(generatedFolder, path))}`,
    );
    if (readLockText() !== lockText(lockOf(config, files))) {
      found.push(`  changed  ${shown(lockFile)}`);
    }

    if (found.length > 0) {
      throw new Problem(
        `The client is not what OpenAPI Generator ${version} makes of ${shown(specFile(config))}:\n` +
          `${found.join('\n')}\n` +
          `Run \`npx --yes pnpm@12.21.0 generate\` and commit what it writes.`,
      );
    }
    console.log(
      `The client is what OpenAPI Generator ${version} makes of ${shown(specFile(config))}: ` +
        `${files.size} files and the lock are the same.`,
    );
  });
});
