// Fetches the generator's jar where it is not there yet, and compares its hash: what runs the generator itself calls this first.
import { readGeneratorConfig, shown } from './client-package.ts';
import { runCommand } from './command.ts';
import { jarFile, requireJar } from './generator-jar.ts';

await runCommand('generator:fetch', async (stop) => {
  const config = readGeneratorConfig();
  await requireJar(config, stop);
  console.log(`${shown(jarFile(config))} is the jar that is pinned.`);
});
