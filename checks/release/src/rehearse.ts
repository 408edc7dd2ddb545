// `release:rehearse`: two releases to a registry on this machine, installed and used as merchants do.
import { mkdtemp, realpath, rm } from 'node:fs/promises';
import { constants, tmpdir } from 'node:os';
import { join } from 'node:path';
import { git } from './git.ts';
import { Problem, runCommand } from './problem.ts';
import { repository } from '@monpay-miniapp/shared/repository';
import { compileExamples } from './rehearse/compile-examples.ts';
import { writeExamples } from './rehearse/examples.ts';
import { makeRelease } from './rehearse/make-release.ts';
import { installedAlone, merchantProject, needVersion } from './rehearse/merchant-project.ts';
import { packageManagers, type PackageManager } from './rehearse/package-managers.ts';
import { runExamples } from './rehearse/run-examples.ts';
import { forgetProjects } from './rehearse/project-registry.ts';
import { startRegistry } from './rehearse/registry.ts';
import { cloneHead, needEverythingCommitted } from './rehearse/scratch-clone.ts';
import { makeSecondRelease, readChangelogs } from './rehearse/second-release.ts';
import { prepareRehearsal, type Rehearsal } from './rehearse/rehearsal.ts';
import { steps, type Steps } from './rehearse/steps.ts';
import { together } from './rehearse/together.ts';
import { surroundings, leftoversOf } from './rehearse/leftovers.ts';

const stop = new AbortController();
let stoppedBy: 'SIGINT' | 'SIGTERM' | 'SIGHUP' | undefined;
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
  process.on(signal, () => {
    stoppedBy = signal;
    stop.abort();
  });
}

await runCommand(async () => {
  if (process.platform !== 'linux' || process.arch !== 'x64') {
    throw new Problem(
      'The runtimes are packaged here for Linux on x64 only; this machine cannot rehearse.',
    );
  }
  needEverythingCommitted();
  const started = performance.now();
  const before = surroundings();
  const folder = await realpath(await mkdtemp(join(tmpdir(), 'monpay-rehearsal-')));
  try {
    await rehearse(folder);
  } catch (error) {
    if (!stoppedBy) throw error;
  } finally {
    await forgetProjects(folder);
    await rm(folder, { recursive: true, maxRetries: 5 });
    for (const leftover of await leftoversOf(folder, before)) {
      console.error(`The rehearsal left behind: ${leftover}`);
      process.exitCode = 1;
    }
  }
  if (stoppedBy) {
    process.exitCode = 128 + constants.signals[stoppedBy];
    console.error(`Stopped by ${stoppedBy}.`);
    return;
  }
  const seconds = ((performance.now() - started) / 1_000).toFixed(0);
  console.log(`Rehearsed in ${seconds} s.`);
});

async function rehearse(folder: string): Promise<void> {
  const step = steps(console.log);
  console.log(`Rehearsing a release of ${git(repository, 'rev-parse', '--short', 'HEAD')}`);
  const registry = await step('a registry', async (note) => {
    const started = await startRegistry(join(folder, 'registry'));
    note(started.url);
    return started;
  });
  try {
    const rehearsal = await prepareRehearsal(folder, registry, stop.signal);
    const clone = await step('a clone', () => cloneHead(rehearsal));
    const first = await step('the first release', async (note) => {
      const version = await makeRelease(rehearsal, clone);
      note(version);
      return version;
    });

    await step('installed alone', async (note) => {
      note(`${await installedAlone(rehearsal)} package`);
    });
    const shops = packageManagers.map((packageManager) =>
      openShop(rehearsal, step, packageManager, first),
    );
    await together(shops, () => stop.abort());

    const second = await step('the second release', async (note) => {
      const version = await makeSecondRelease(rehearsal, clone, first);
      note(version);
      return version;
    });
    const upgraded = join(folder, 'shop-with-pnpm');
    await step('pnpm: upgraded', async (note) => {
      await rehearsal.merchant(upgraded, 'pnpm', ['update', '--latest', '@monpay-miniapp/*']);
      await needVersion(upgraded, second);
      await readChangelogs(upgraded, first, second);
      note(`run on ${(await runExamples(rehearsal, upgraded)).join(', ')}`);
    });
  } finally {
    await registry.close();
  }
}

async function openShop(
  rehearsal: Rehearsal,
  step: Steps,
  packageManager: PackageManager,
  version: string,
): Promise<void> {
  const { name } = packageManager;
  const project = await step(`${name}: installed`, async (note) => {
    const made = await merchantProject(rehearsal, packageManager, note);
    await needVersion(made, version);
    return made;
  });
  await step(`${name}: compiled`, async (note) => {
    const files = await writeExamples(project);
    // What is shipped is the same whoever installed it.
    const compilers = await compileExamples(rehearsal, project, files, name === 'npm');
    note(`${files.length} examples by ${compilers}`);
  });
  await step(`${name}: run`, async (note) => {
    note(`on ${(await runExamples(rehearsal, project)).join(', ')}`);
  });
}
