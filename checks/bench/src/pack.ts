// Packs what is measured of this repository and unpacks it where the benchmark's links lead: what runs is what
// a merchant would install, file by file.
import { execFileSync } from 'node:child_process';
import { mkdirSync, readdirSync, rmSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const packed = fileURLToPath(new URL('../packed', import.meta.url));
rmSync(packed, { recursive: true, force: true });

for (const name of ['sdk', 'sandbox']) {
  const source = fileURLToPath(new URL(`../../../packages/${name}`, import.meta.url));
  const folder = `${packed}/${name}`;
  mkdirSync(folder, { recursive: true });
  execFileSync('pnpm', ['pack', '--pack-destination', packed], { cwd: source, stdio: 'ignore' });
  const tarball = readdirSync(packed).find((file) => file.includes(`-${name}-`));
  if (!tarball) throw new Error(`pnpm pack made no tarball of packages/${name}`);
  execFileSync('tar', ['-xzf', tarball, '-C', name, '--strip-components=1'], { cwd: packed });
}
