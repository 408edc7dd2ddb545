import { spawnSync } from 'node:child_process';
import { copyFileSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, expect, test } from 'vitest';

// As ARCHITECTURE.md has them: each room, and the rooms that it may import.
const sdk: Record<string, readonly string[]> = {
  errors: [],
  wire: ['errors'],
  transport: ['errors'],
  'transport/platform': ['errors'],
  'spent-codes': ['errors', 'transport'],
  client: ['errors', 'wire', 'transport', 'spent-codes'],
  endpoint: ['errors', 'client'],
  token: ['errors', 'wire', 'transport', 'spent-codes', 'client'],
  launch: ['errors', 'wire', 'client', 'endpoint', 'token'],
  resource: ['errors', 'wire', 'transport', 'client'],
  payment: ['errors', 'wire', 'transport', 'client', 'endpoint', 'resource'],
  adapters: ['client', 'endpoint', 'launch', 'payment'],
  doctor: ['errors', 'transport'],
};
const sandbox: Record<string, readonly string[]> = {
  world: [],
  http: [],
  web: [],
  monpay: ['world', 'http'],
  admin: ['world', 'http', 'monpay'],
  serve: ['world', 'http', 'web', 'monpay', 'admin'],
  node: ['world', 'http', 'serve'],
  check: ['world'],
  cli: ['world', 'check'],
};

const folder = mkdtempSync(join(tmpdir(), 'import-rules-'));
afterAll(() => rmSync(folder, { recursive: true }));
const probes = new Map<string, { from: string; to: string; allowed: boolean }>();

function probe(from: string, to: string, allowed: boolean): void {
  const file = `${from}/probe-${probes.size}.ts`;
  mkdirSync(dirname(join(folder, file)), { recursive: true });
  writeFileSync(join(folder, file), `export { probed } from '${to}';\n`);
  probes.set(file, { from, to, allowed });
}

for (const [source, rooms] of Object.entries({
  'packages/sdk': sdk,
  'packages/sandbox': sandbox,
})) {
  for (const [room, allowed] of Object.entries(rooms)) {
    const up = '../'.repeat(room.split('/').length);
    for (const other of Object.keys(rooms)) {
      if (room === other || room.startsWith(`${other}/`) || other.includes('/')) continue;
      probe(`${source}/src/${room}`, `${up}${other}/file.ts`, allowed.includes(other));
    }
  }
}
probe('packages/sandbox/src/monpay', '@monpay-miniapp/sdk', false);
for (const room of Object.keys(sandbox)) {
  probe(`packages/sandbox/src/${room}`, 'node:fs', ['node', 'check', 'cli'].includes(room));
}
probe('packages/sandbox/src/cli', '../../../sdk/src/index.ts', false);
probe('packages/sdk/src/launch', '@monpay-miniapp/client/requests', false);
probe('packages/sdk/src/resource', '@monpay-miniapp/client/requests', true);
probe('apps/demo/src', '../../../packages/sandbox/src/index.ts', false);
probe('apps/demo/src', '../../mock/src/start-mock.ts', false);
probe('apps/demo/src/shop', '../../../mock/src/start-mock.ts', false);
probe('apps/demo/src', '@monpay-miniapp/sandbox', true);
probe('checks/fuzz/src', '../../bench/src/bench.ts', false);
probe('checks/fuzz/test', '../../shared/src/run.ts', false);
probe('checks/fuzz/src', '@monpay-miniapp/shared/run', true);

const root = join(import.meta.dirname, '../../..');
copyFileSync(join(root, '.oxlintrc.json'), join(folder, '.oxlintrc.json'));
const { bin } = createRequire(import.meta.url)(join(root, 'node_modules/oxlint/package.json')) as {
  bin: { oxlint: string };
};
const { stdout } = spawnSync(
  process.execPath,
  [join(root, 'node_modules/oxlint', bin.oxlint), '--format=json', ...probes.keys()],
  { cwd: folder, encoding: 'utf8' },
);
const { diagnostics } = JSON.parse(stdout) as { diagnostics: { code: string; filename: string }[] };
const refused = new Set(
  diagnostics
    .filter(({ code }) => code.includes('no-restricted-imports'))
    .map(({ filename }) => filename.replaceAll('\\', '/')),
);

test.each([...probes].map(([file, { from, to, allowed }]) => ({ file, from, to, allowed })))(
  '$from may import $to: $allowed',
  ({ file, allowed }) => {
    expect(refused.has(file)).toBe(!allowed);
  },
);
