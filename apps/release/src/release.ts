// The end of `release`: packs what was built, checks the tarballs, and publishes those and no others.
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Problem, runCommand } from './problem.ts';
import { repository } from './published-packages.ts';

interface PublishPlan {
  readonly plan: readonly (readonly { readonly kind: string }[])[];
}

await runCommand(() => {
  const folder = mkdtempSync(join(tmpdir(), 'monpay-release-'));
  try {
    run('changeset', ['pack', '--out-dir', folder]);
    const { plan } = JSON.parse(
      readFileSync(join(folder, 'publish-plan.json'), 'utf8'),
    ) as PublishPlan;
    if (!plan.flat().some(({ kind }) => kind === 'publish')) return;

    const suites = ['tarballs', 'api-report', 'size'];
    run('vitest', ['run', '--root', 'apps/release', ...suites], {
      TARBALLS: join(folder, 'packages'),
    });
    run('changeset', ['publish', '--from-pack-dir', folder]);
  } finally {
    rmSync(folder, { recursive: true });
  }
});

function run(command: string, args: readonly string[], env: Record<string, string> = {}): void {
  const { status, error } = spawnSync(command, args, {
    cwd: repository,
    env: { ...process.env, ...env },
    stdio: ['ignore', 'inherit', 'inherit'],
  });
  if (status !== 0) {
    throw new Problem(`"${command} ${args.join(' ')}" failed${error ? `: ${error.message}` : '.'}`);
  }
}
