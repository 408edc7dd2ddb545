import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { binOf } from '@monpay-miniapp/shared/bin-of';
import { playPurchase } from '@monpay-miniapp/shared/play-purchase';
import { repository } from '@monpay-miniapp/shared/repository';
import { startShop } from '@monpay-miniapp/shared/shop-process';
import { expect, test } from 'vitest';
import { addPackages, check, merchantProject, node } from './merchant-project.ts';

const sandbox = join(repository, 'packages/sandbox/dist/cli.js');
const shop = ['shop.controller.ts', 'main.ts', 'visit.spec.ts'];
// As the site has them.
const build = 'nest build';
const start = 'node --env-file=.env dist/main.js';

// What `nest new` asks is the module system.
test.each(['esm', 'cjs'] as const)(
  'Nest as its command line makes it: %s',
  { timeout: 240_000 },
  async (type) => {
    const folder = merchantProject();
    const schematics = await binOf(check, '@angular-devkit/schematics-cli', 'schematics');
    const collection = `${join(check, 'node_modules/@nestjs/schematics')}:application`;
    const answers = ['--name=shop', `--type=${type}`, '--language=ts', '--no-interactive'];
    const made = await node(folder, [schematics, collection, ...answers, '--no-debug']);
    expect(made.stdout).toContain('CREATE shop/src/main.ts');
    const project = join(folder, 'shop');
    addPackages(project);

    // CommonJS is written without the endings of files.
    const inItsWords = (text: string): string =>
      type === 'esm' ? text : text.replaceAll(/(from '\.\/[\w.]+)\.js'/g, "$1'");
    for (const name of shop) {
      const text = readFileSync(join(check, 'consumer/nest', name), 'utf8');
      writeFileSync(join(project, 'src', name), inItsWords(text));
    }
    const module = join(project, 'src/app.module.ts');
    const controllers = readFileSync(module, 'utf8').replace('[AppController]', '[ShopController]');
    const added = inItsWords("import { ShopController } from './shop.controller.js';\n");
    writeFileSync(module, added + controllers);

    const [cli = '', ...args] = build.split(' ');
    const built = await node(project, [await binOf(check, '@nestjs/cli', cli), ...args]);
    expect(built).toMatchObject({ status: 0, stderr: '' });
    writeFileSync(join(project, '.env'), '');
    const command = [process.execPath, ...start.split(' ').slice(1)];
    await using running = await startShop(command, { cwd: project, states: folder });
    expect(await playPurchase(running, running.sandbox)).toEqual([]);

    if (type === 'esm') return;
    const { variables } = running.sandbox;
    const env = { ...variables, CODE: await running.sandbox.mintCode() };
    // The other comes with Vitest, which resolves as Node does.
    const jest = ['--experimental-vm-modules', await binOf(check, 'jest'), '--ci', 'visit'];
    const tested = await node(project, jest, env);
    expect(tested.stderr).toContain('1 passed, 1 total');

    const selling = ['--buy', 'POST /checkout', '--delivered', 'төлбөр төлөгдлөө'];
    const skipped = ['--skip', 'notice-never=The sweep looks for orders that are two minutes old.'];
    const monPay = ['--url', variables['MONPAY_AUTHORIZATION_SERVER'] ?? ''];
    const judged = [`${running.origin}/launch`, '--json', ...monPay, ...selling, ...skipped];
    const { status, stdout } = await node(project, [sandbox, 'check', ...judged]);
    const { cases } = JSON.parse(stdout) as { cases: { name: string; outcome: string }[] };
    expect(cases.filter(({ outcome }) => outcome !== 'passed')).toMatchObject([
      { name: 'notice-never', outcome: 'skipped' },
      { name: 'sweep-goes-on', outcome: 'skipped' },
      { name: 'refund-failed', outcome: 'skipped' },
    ]);
    expect(status).toBe(0);
  },
);
