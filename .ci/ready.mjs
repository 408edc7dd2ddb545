// Runs between the install and the real work of every command that the README names. pnpm only warns when
// its automatic install fails and then runs the script on whatever is there, so this asks first whether the
// Node that runs is the one that the lockfile pins; then it builds. Must start on any Node from 18 on.
import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';

const { optionalDependencies } = JSON.parse(
  readFileSync(new URL('../package.json', import.meta.url), 'utf8'),
);
const [pinned] = new Set(Object.values(optionalDependencies));
const running = process.versions.node;

if (running !== pinned) {
  console.error(
    `This command runs on Node ${pinned}, which comes as a package, but Node ${running} answered.\n` +
      `The install did not bring it: run "npx --yes pnpm@12.21.0 install --frozen-lockfile" and read its errors.\n` +
      `Node ${pinned} is packaged for Linux and macOS on x64 and arm64, and for Windows on x64; ` +
      `elsewhere (this is ${process.platform} ${process.arch}), install it yourself.`,
  );
  process.exit(1);
}

// Standard output belongs to the command itself, which may be asked for JSON; tests are the command.
const [task = 'build', ...options] = process.argv.slice(2);
const logs = task === 'vitest' ? 'full' : 'errors-only';
const turbo = createRequire(import.meta.url).resolve('turbo/bin/turbo');
const { status } = spawnSync(
  process.execPath,
  [turbo, 'run', task, `--output-logs=${logs}`, '--ui=stream', '--log-prefix=none', ...options],
  {
    stdio: ['ignore', task === 'vitest' ? 1 : 2, 2],
    // The bundler would leave a folder of compiled code among the temporary files, for good.
    env: { ...process.env, TURBO_TELEMETRY_DISABLED: '1', NODE_DISABLE_COMPILE_CACHE: '1' },
  },
);
process.exit(status ?? 1);
