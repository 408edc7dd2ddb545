import assert from 'node:assert/strict';
import { cp } from 'node:fs/promises';
import { join } from 'node:path';
import { programs, versionOf } from '@monpay-miniapp/runtimes/programs';
import { SandboxProcess } from '@monpay-miniapp/shared/sandbox-process';
import { releaseProject } from '../tools.ts';
import { compiledFolder } from './compile-examples.ts';
import type { Rehearsal } from './rehearsal.ts';

const script = `${compiledFolder}/run-examples.mjs`;

/**
 * Runs the compiled examples on every runtime, against the sandbox that the project installed.
 * @returns the names of the runtimes
 */
export async function runExamples(rehearsal: Rehearsal, project: string): Promise<string[]> {
  await cp(join(releaseProject, 'consumer/run-examples.mjs'), join(project, script));
  // As the package manager installed it.
  const command = join(project, 'node_modules/.bin/monpay-sandbox');
  await using sandbox = await SandboxProcess.start([command], {
    cwd: project,
    env: { TMPDIR: join(rehearsal.folder, 'tmp'), XDG_RUNTIME_DIR: undefined },
    signal: rehearsal.signal,
  });
  const names: string[] = [];
  for (const { name, package: path, run } of programs) {
    const runtime = `${name} ${await versionOf(path)}`;
    const codes = await Promise.all([1, 2, 3].map(() => sandbox.mintCode()));
    const withExpress = name !== 'Deno';
    const before = await sandbox.requests();
    const ran = await run(script, {
      cwd: project,
      signal: rehearsal.signal,
      env: {
        ...sandbox.variables,
        CODES: codes.join(' '),
        EXPRESS: withExpress ? '1' : undefined,
        TMPDIR: join(rehearsal.folder, 'tmp'),
        HOME: join(rehearsal.folder, 'home'),
      },
    });
    const words = `${runtime} in ${project}\n${ran.stdout}${ran.stderr}`;
    assert.equal(ran.status, 0, words);
    assert.deepEqual(
      JSON.parse(ran.stdout.trim().split('\n').at(-1) ?? ''),
      expected(withExpress),
      words,
    );
    assert.equal(
      (await sandbox.requests()).length - before.length,
      withExpress ? 3 : 2,
      `${words}\nEach code once.`,
    );
    names.push(runtime);
  }
  return names;
}

function expected(withExpress: boolean): object {
  return {
    launch: [303, 'https://shop.example/'],
    again: [400, 'authorization_code_reused'],
    token: 'string',
    noCode: 'invalid_authorization_response',
    ...(withExpress && { express: 303 }),
    client: 'POST /v2/oauth/token',
  };
}
