import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { binOf } from '@monpay-miniapp/shared/bin-of';
import { expect, test } from 'vitest';
import { check, merchantProject, node } from './merchant-project.ts';
import { tokenEndpoint } from './token-endpoint.ts';

test.each(['node', 'jsdom'])('Jest as it comes, environment %s', async (environment) => {
  const { url, codes } = await tokenEndpoint();
  const project = merchantProject({
    'shop.test.js': readFileSync(join(check, 'consumer/shop.test.js'), 'utf8'),
  });
  const jest = await binOf(check, 'jest');
  const env = { SERVER: url, RUN: environment };
  const ran = await node(project, [jest, `--env=${environment}`, '--ci'], env);
  expect(ran.stderr).toContain('10 passed, 10 total');
  expect(ran.status).toBe(0);
  expect(codes).toHaveLength(5);
});

test.each([
  ['', 'node'],
  // As the manual says of a project whose tests run in jsdom, which lacks what the sandbox needs.
  ['/** @jest-environment node */\n', 'jsdom'],
])(
  "the site's test of a launch passes with Jest, after %j in environment %s",
  async (top, environment) => {
    const launch = readFileSync(join(check, 'consumer/launch.test.js'), 'utf8');
    const project = merchantProject({
      'package.json': '{ "private": true, "type": "module" }',
      'launch.test.js': `${top}${launch}`,
    });
    // As the page says: the sandbox is a module, which Jest loads with this option alone.
    const jest = ['--experimental-vm-modules', await binOf(check, 'jest'), `--env=${environment}`];
    const ran = await node(project, [...jest, '--ci']);
    expect(ran.stderr).toContain('1 passed, 1 total');
    expect(ran.status).toBe(0);
  },
);
