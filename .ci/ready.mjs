// What every script of the root begins with. Installs what the lockfile says, also in each folder that
// `--install=` names; checks that the pinned Node runs, since pnpm only warns if its own automatic install fails
// and then runs the script on whatever is there; and runs a task of turbo's: `build` unless another is named, or
// none with `--no-build`. The gate has done the first and the last of it for all of its scripts and says so in
// `READY_IN`, with the folder, since a script may start another copy of this one. Has to start on any Node from 18 on.
import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { fileURLToPath } from 'node:url';

const args = process.argv.slice(2);
const folders = args.flatMap((arg) => /^--install=(.*)/.exec(arg)?.[1] ?? []);
const [task = 'build', ...options] = args.filter((arg) => !/^--(?:install=|no-build$)/.test(arg));

const isReady = process.env.READY_IN === fileURLToPath(new URL('..', import.meta.url));
if (!isReady) install('.');
const node = pinnedNode();
for (const folder of folders) install(folder);
if (!args.includes('--no-build') && !(isReady && task === 'build')) await turbo();

function install(folder) {
  // Standard output belongs to the command itself, which may be asked for JSON; and an install that had nothing to
  // do says nothing.
  const isNew = !existsSync(new URL(`../${folder}/node_modules`, import.meta.url));
  const result = spawnSync('pnpm', ['--dir', folder, 'install', '--frozen-lockfile'], {
    stdio: ['ignore', ...(isNew ? [2, 2] : ['pipe', 'pipe'])],
    encoding: 'utf8',
    // A script of the shell's there.
    shell: process.platform === 'win32',
  });
  if (result.status !== 0) process.stderr.write(`${result.stdout ?? ''}${result.stderr ?? ''}`);
  end(result);
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

async function turbo() {
  const bin = createRequire(import.meta.url).resolve('turbo/bin/turbo');
  const isTests = task === 'vitest';
  const quietly = [`--output-logs=${isTests ? 'full' : 'errors-only'}`, '--log-prefix=none'];
  // What is built stays as it is while another step uses it.
  if (isReady) options.push('--only');
  const child = spawn(node, [bin, 'run', task, '--ui=stream', ...quietly, ...options], {
    // The tests are the command. Of anything else what went well is nobody's concern.
    stdio: ['ignore', ...(isTests ? [1, 2] : ['pipe', 'pipe'])],
    // The bundler would leave a folder of compiled code among the temporary files, for good.
    env: { ...process.env, TURBO_TELEMETRY_DISABLED: '1', NODE_DISABLE_COMPILE_CACHE: '1' },
  });
  let output = '';
  for (const stream of [child.stdout, child.stderr])
    stream?.on('data', (chunk) => (output += chunk));
  const patience = setTimeout(() => isTests || console.error(`Running ${task} …`), 2000);
  const [status] = await once(child, 'close');
  clearTimeout(patience);
  if (status !== 0) process.stderr.write(output);
  end({ status });
}

function end({ status, error }) {
  if (error) console.error(error.message);
  if (status !== 0) process.exit(status ?? 1);
}
