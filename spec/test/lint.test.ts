import { execFile } from 'node:child_process';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { expect, test } from 'vitest';
import { stringify } from 'yaml';
import { asObject, type JsonObject } from './json.ts';
import { valueAt } from './json-pointer.ts';
import { openapi, packageFolder } from './openapi-document.ts';

interface Report {
  totals: { errors: number; warnings: number; ignored: number };
  problems: { ruleId: string; severity: string; location: { pointer: string }[] }[];
}

interface Lint {
  readonly exitCode: number | string;
  readonly report: Report;
  readonly stderr: string;
}

// A cold start of the linter on a busy machine is slower than vitest's own five seconds.
const patient = { timeout: 30_000 };
const { resolve } = createRequire(import.meta.url);
const redocly = await binaryOf('@redocly/cli', 'redocly');

async function binaryOf(packageName: string, name: string): Promise<string> {
  const manifest = resolve(`${packageName}/package.json`);
  const { bin } = JSON.parse(await readFile(manifest, 'utf8')) as { bin: Record<string, string> };
  return join(dirname(manifest), bin[name] ?? '');
}

async function lint(folder: string): Promise<Lint> {
  // Node's permission model lets it read files, and neither write, nor spawn, nor open a connection.
  const parameters = ['--permission', '--allow-fs-read=*', redocly, 'lint', '--format=json'];
  const env = {
    ...process.env,
    FORCE_COLOR: undefined,
    NO_COLOR: '1',
    REDOCLY_SUPPRESS_UPDATE_NOTICE: 'true',
    REDOCLY_TELEMETRY: 'off',
  };
  return new Promise((settle, fail) => {
    execFile(process.execPath, parameters, { cwd: folder, env }, (error, stdout, stderr) => {
      if (stdout === '') fail(error ?? new Error(stderr));
      else {
        settle({ exitCode: error?.code ?? 0, report: JSON.parse(stdout) as Report, stderr });
      }
    });
  });
}

async function lintCopy(spec: JsonObject, rules: string): Promise<Lint> {
  const folder = await mkdtemp(join(tmpdir(), 'spec-lint-'));
  try {
    await writeFile(join(folder, 'redocly.yaml'), rules);
    await writeFile(join(folder, 'openapi.yaml'), stringify(spec));
    return await lint(folder);
  } finally {
    await rm(folder, { recursive: true });
  }
}

test.concurrent(
  'the file passes the linter with no error, no warning and nothing ignored',
  patient,
  async () => {
    const { exitCode, report, stderr } = await lint(packageFolder);
    expect(report).toMatchObject({ totals: { errors: 0, warnings: 0, ignored: 0 }, problems: [] });
    expect(stderr).toContain('openapi.yaml: validated');
    expect(stderr).not.toMatch(/warn|deprecat|ignor|unknown|new version/i);
    expect(exitCode).toBe(0);
  },
);

test.concurrent(
  'a silent schema and examples that break their schemas turn the linter red',
  patient,
  async () => {
    const silent = '/components/schemas/TokenResponse/properties/access_token';
    const body =
      '/components/responses/TokenIssued/content/application~1json/examples/permanent_token/value';
    const parameter = '/webhooks/launch/get/parameters/1/examples/declined';
    const header = '/components/headers/CacheControl/schema';

    const spec = structuredClone(openapi);
    delete asObject(valueAt(spec, silent))['x-provenance'];
    asObject(valueAt(spec, body))['access_token'] = 7;
    asObject(valueAt(spec, parameter))['value'] = 'declined';
    asObject(valueAt(spec, header))['examples'] = [7];
    // One rule is lowered, to see that a warning is counted.
    const rules = await readFile(join(packageFolder, 'redocly.yaml'), 'utf8');
    const lowered = rules.replace(/(?<=no-invalid-schema-examples: )error/, 'warn');

    const { exitCode, report } = await lintCopy(spec, lowered);
    const problems = report.problems.map(
      ({ ruleId, severity, location }) => `${severity} ${ruleId} ${location[0]?.pointer}`,
    );
    expect(problems.toSorted()).toEqual([
      `error no-invalid-media-type-examples #${body}/access_token`,
      `error no-invalid-parameter-examples #${parameter}/value`,
      expect.stringMatching(`^error rule/provenance-of-schemas #${silent}`),
      `warn no-invalid-schema-examples #${header}/examples/0`,
    ]);
    expect(report.totals).toEqual({ errors: 3, warnings: 1, ignored: 0 });
    expect(exitCode).toBe(1);
  },
);
