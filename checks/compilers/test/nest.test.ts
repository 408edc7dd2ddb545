import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { binOf } from '@monpay-miniapp/shared/bin-of';
import { expect, test } from 'vitest';
import { addPackages, check, merchantProject, node } from './merchant-project.ts';
import { tokenEndpoint } from './token-endpoint.ts';

const shop = ['launch.controller.ts', 'visit.ts', 'run.ts', 'visit.spec.ts'];

// What `nest new` asks is the module system.
test.each(['esm', 'cjs'] as const)('Nest as its command line makes it: %s', async (type) => {
  const { url, codes } = await tokenEndpoint();
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
  const controllers = readFileSync(module, 'utf8').replace('rs: [', 'rs: [LaunchController, ');
  const added = inItsWords("import { LaunchController } from './launch.controller.js';\n");
  writeFileSync(module, added + controllers);

  const env = {
    MONPAY_CLIENT_ID: 'shop',
    MONPAY_CLIENT_SECRET: 'secret',
    MONPAY_REDIRECT_URI: 'https://shop.example/launch',
    MONPAY_AUTHORIZATION_SERVER: url,
  };
  const built = await node(project, [await binOf(check, '@nestjs/cli', 'nest'), 'build'], env);
  expect(built).toMatchObject({ status: 0, stderr: '' });
  const visited = await node(project, ['dist/run.js'], env);
  expect(visited).toEqual({
    status: 0,
    stdout: '[303,"/welcome?Bearer",400,"authorization_code_reused"]\n',
    stderr: '',
  });
  // The other comes with Vitest, which resolves as Node does.
  if (type === 'cjs') {
    const jest = ['--experimental-vm-modules', await binOf(check, 'jest'), '--ci'];
    const tested = await node(project, jest, env);
    expect(tested.stderr).toContain('2 passed, 2 total');
  }
  expect(codes).toEqual(type === 'cjs' ? ['nest-run', 'nest-test'] : ['nest-run']);
});
