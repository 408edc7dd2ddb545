import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { nodeResolve } from '@rollup/plugin-node-resolve';
import { build as esbuild, type BuildOptions } from 'esbuild';
import { rollup } from 'rollup';
import { expect, test } from 'vitest';
import { build as vite } from 'vite';
import webpack from 'webpack';
import { check, merchantProject, node } from './merchant-project.ts';
import { tokenEndpoint } from './token-endpoint.ts';
import { untrustedServer } from './untrusted-server.ts';

type Bundle = (project: string, entry: string, out: string) => Promise<unknown>;

const withRollup =
  (exportConditions: string[]): Bundle =>
  async (_, input, file) => {
    const plugins = [nodeResolve({ exportConditions })];
    const bundle = await rollup({ input, plugins });
    await bundle.write({ file, format: 'es' });
    await bundle.close();
  };
const withEsbuild =
  (options: BuildOptions): Bundle =>
  (absWorkingDir, entry, outfile) =>
    esbuild({
      absWorkingDir,
      entryPoints: [entry],
      outfile,
      bundle: true,
      format: 'esm',
      ...options,
    });
const withWebpack =
  (options: webpack.Configuration): Bundle =>
  (context, entry, out) =>
    new Promise((resolve, reject) => {
      const output = { path: join(out, '..'), filename: 'out.mjs', module: true };
      const whole: webpack.Configuration = {
        context,
        entry,
        mode: 'production',
        experiments: { outputModule: true },
        output: { ...output, chunkFormat: 'module' as const },
        ...options,
      };
      webpack(whole, (error, stats) =>
        error || stats?.hasErrors()
          ? reject(error ?? new Error(stats?.toString()))
          : resolve(stats),
      );
    });
const withVite =
  (ssr: boolean): Bundle =>
  (root, entry, out) =>
    vite({
      root,
      configFile: false,
      logLevel: 'error',
      ...(ssr && { ssr: { noExternal: true } }),
      build: {
        ssr,
        target: 'node20',
        outDir: join(out, '..'),
        emptyOutDir: false,
        minify: true,
        rollupOptions: { input: entry, output: { entryFileNames: 'out.mjs', format: 'es' } },
      },
    });

test.each<[string, Bundle, build: 'node' | 'web']>([
  ['Rollup with the condition `node`', withRollup(['node']), 'node'],
  ['Rollup without it', withRollup([]), 'web'],
  ['esbuild for Node', withEsbuild({ platform: 'node' }), 'node'],
  ['esbuild for Node, minified', withEsbuild({ platform: 'node', minify: true }), 'node'],
  ['esbuild for no platform', withEsbuild({ platform: 'neutral' }), 'web'],
  ['esbuild for browsers', withEsbuild({ platform: 'browser' }), 'web'],
  ['webpack for Node', withWebpack({ target: 'node20' }), 'node'],
  ['webpack for the web', withWebpack({ target: 'es2022' }), 'web'],
  ['Vite for servers', withVite(true), 'node'],
  ['Vite as it comes', withVite(false), 'web'],
])(
  '%s: the bundle exchanges on Node, and no secret goes to a stranger',
  async (title, bundle, build) => {
    const [{ url, codes }, untrusted] = await Promise.all([tokenEndpoint(), untrustedServer()]);
    const entry = readFileSync(join(check, 'consumer/bundled.mjs'), 'utf8');
    const project = merchantProject({ 'entry.mjs': entry });
    const out = join(project, 'out/out.mjs');
    await bundle(project, join(project, 'entry.mjs'), out);
    // Only the one for Node has connections of its own.
    expect(readFileSync(out, 'utf8').includes('secureConnect')).toBe(build === 'node');
    const env = { SERVER: url, UNTRUSTED: untrusted.url, CODE: `code-${title.length}` };
    const checks = [
      { ...env, CODE: `${env.CODE}-1` },
      { ...env, CODE: `${env.CODE}-2`, NODE_TLS_REJECT_UNAUTHORIZED: '0', NODE_NO_WARNINGS: '1' },
    ];
    for (const variables of checks) {
      const { stdout, stderr } = await node(project, [out], variables);
      expect(stderr).toBe('');
      expect(JSON.parse(stdout)).toEqual([
        'function',
        'Bearer',
        ['AuthorizationCodeReusedError', null],
        ['TokenRequestFailedError', 'not_sent'],
      ]);
    }
    expect(codes).toEqual(checks.map(({ CODE }) => CODE));
    expect(untrusted.heard()).toBe('');
  },
);
