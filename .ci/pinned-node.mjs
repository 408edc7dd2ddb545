// pnpm only warns when its automatic install fails and then runs the script on whatever is there, so the
// commands in the README ask here whether the Node they run on is the one that the lockfile pins.
import { readFileSync } from 'node:fs';

const { optionalDependencies } = JSON.parse(
  readFileSync(new URL('../package.json', import.meta.url), 'utf8'),
);
const [pinned] = new Set(Object.values(optionalDependencies));
const running = process.versions.node;

if (running !== pinned) {
  console.error(
    `This command runs on Node ${pinned}, which comes as a package, but Node ${running} answered.\n` +
      `The install above did not bring it: run "npx --yes pnpm@12.21.0 install --frozen-lockfile" and read its errors.\n` +
      `Node ${pinned} is packaged for Linux and macOS on x64 and arm64 and for Windows on x64; ` +
      `elsewhere (this is ${process.platform} ${process.arch}), install it yourself.`,
  );
  process.exit(1);
}
