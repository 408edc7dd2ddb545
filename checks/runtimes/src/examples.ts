import { mkdir, readFile, symlink } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import type { Manifest } from '@monpay-miniapp/shared/manifest';
import { playPurchase } from '@monpay-miniapp/shared/play-purchase';
import { repository } from '@monpay-miniapp/shared/repository';
import { succeed } from '@monpay-miniapp/shared/run';
import { startShop } from '@monpay-miniapp/shared/shop-process';
import type { InstalledPackage } from './installed-package.ts';
import { inModules, programs, versionOf } from './programs.ts';
import type { Row } from './table.ts';

const examples = join(repository, 'apps/examples');
const servers = {
  Express: 'src/express.js',
  Fastify: 'src/fastify.js',
  Hono: 'src/hono.js',
  'Next.js': 'test/next-routes.js',
};

/** Compiles the example of each framework, and has a customer pay in it, on every Node that the wrapper promises. */
export async function runExamples({ project }: InstalledPackage): Promise<Row[]> {
  await compile(project);
  const rows: Row[] = [];
  for (const { name, package: path } of programs.filter((one) => one.name === 'Node')) {
    const node = inModules(`${path}/bin/node`);
    const cells = Object.entries(servers).map(async ([framework, file]) => {
      const states = join(project, `state-${path}-${framework}`);
      const options = { cwd: project, states };
      await using shop = await startShop([node, join('examples', file)], options);
      return [framework, await playPurchase(shop, shop.sandbox)] as const;
    });
    rows.push([`${name} ${await versionOf(path)}`, Object.fromEntries(await Promise.all(cells))]);
  }
  return rows;
}

/** Into the project, beside the packed wrapper and the frameworks of the workspace. */
async function compile(project: string): Promise<void> {
  const tsc = join(repository, 'node_modules/typescript/bin/tsc');
  const out = ['--outDir', join(project, 'examples'), '--rootDir', examples];
  const emitting = ['--noEmit', 'false', '--rewriteRelativeImportExtensions', ...out];
  await succeed(process.execPath, [tsc, '-p', examples, ...emitting], { cwd: examples });

  const manifest = await readFile(join(examples, 'package.json'), 'utf8');
  const { dependencies = {} } = JSON.parse(manifest) as Manifest;
  for (const name of Object.keys(dependencies)) {
    const place = join(project, 'node_modules', name);
    if (name === '@monpay-miniapp/sdk') continue;
    await mkdir(dirname(place), { recursive: true });
    await symlink(join(examples, 'node_modules', name), place);
  }
}
