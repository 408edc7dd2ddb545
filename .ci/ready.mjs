// What every script of the root begins with. Installs what the lockfile says, also in each folder that
// `--install=` names; checks that the pinned Node runs, since pnpm only warns if its own automatic install fails
// and then runs the script on whatever is there; and runs a task of turbo's: `build` unless another is named, or
// none with `--no-build`. Has to start on any Node from 18 on.
import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';

const args = process.argv.slice(2);
const folders = args.flatMap((arg) => /^--install=(.*)/.exec(arg)?.[1] ?? []);
const [task = 'build', ...options] = args.filter((arg) => !/^--(?:install=|no-build$)/.test(arg));

install('.');
const node = pinnedNode();
for (const folder of folders) install(folder);
if (!args.includes('--no-build')) turbo();

function install(folder) {
  // Standard output belongs to the command itself, which may be asked for JSON.
  end(
    spawnSync('pnpm', ['--dir', folder, 'install', '--frozen-lockfile'], {
      stdio: ['ignore', 2, 2],
      // A script of the shell's there.
      shell: process.platform === 'win32',
    }),
  );
}

/** Asked anew: this process may have been started before the pinned Node was installed. */
function pinnedNode() {
  const { optionalDependencies } = JSON.parse(
    readFileSync(new URL('../package.json', import.meta.url), 'utf8'),
  );
  const [pinned] = new Set(Object.values(optionalDependencies));
  const print = 'console.log(JSON.stringify([process.versions.node, process.execPath]))';
  const { stdout } = spawnSync('node', ['-e', print], { encoding: 'utf8' });
  const [version, path] = JSON.parse(stdout || '[]');
  if (version === pinned) return path;
  console.error(
    `This command runs on Node ${pinned}, which comes as a package, but Node ${version} answered.\n` +
      `The install did not bring it: run "npx --yes pnpm@12.21.0 install --frozen-lockfile" and read its errors.\n` +
      `Node ${pinned} is packaged for Linux and macOS on x64 and arm64, and for Windows on x64; ` +
      `elsewhere (this is ${process.platform} ${process.arch}), install it yourself.`,
  );
  process.exit(1);
}

function turbo() {
  const bin = createRequire(import.meta.url).resolve('turbo/bin/turbo');
  const isTests = task === 'vitest';
  const quietly = [`--output-logs=${isTests ? 'full' : 'errors-only'}`, '--log-prefix=none'];
  end(
    spawnSync(node, [bin, 'run', task, '--ui=stream', ...quietly, ...options], {
      // The tests are the command.
      stdio: ['ignore', isTests ? 1 : 2, 2],
      // The bundler would leave a folder of compiled code among the temporary files, for good.
      env: { ...process.env, TURBO_TELEMETRY_DISABLED: '1', NODE_DISABLE_COMPILE_CACHE: '1' },
    }),
  );
}

function end({ status, error }) {
  if (error) console.error(error.message);
  if (status !== 0) process.exit(status ?? 1);
}
