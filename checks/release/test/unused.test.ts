import { expect, test } from 'vitest';
import { globSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { repository } from '@monpay-miniapp/shared/repository';
import { runTool } from '../src/tools.ts';

// The projects with installs of their own are not seen from the root. One has nothing but its install.
const ownInstalls = globSync('{apps/*,checks/*,packages/*/test/*}/pnpm-workspace.yaml', {
  cwd: repository,
});

test.each(['.', ...ownInstalls.map((file) => dirname(file))])(
  'knip finds nothing unused in %s',
  async (folder) => {
    const { stdout, stderr, status } = await runTool(
      'knip',
      '--no-progress',
      '--treat-config-hints-as-errors',
      '--directory',
      join(repository, folder),
    );
    expect(stdout + stderr).toBe('');
    expect(status).toBe(0);
  },
);
