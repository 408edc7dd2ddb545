import { build } from 'esbuild';

/**
 * Bundles a Worker with the conditions that Cloudflare's tools set, without Node's compatibility flag.
 * @param project where the Worker is, and what it imports
 * @param external the modules of workerd's own that it imports
 */
export async function bundleForWorkerd(
  project: string,
  worker: string,
  bundled: string,
  external: string[] = [],
): Promise<void> {
  await build({
    absWorkingDir: project,
    entryPoints: [worker],
    outfile: bundled,
    bundle: true,
    format: 'esm',
    external,
    conditions: ['workerd', 'worker', 'browser'],
    logLevel: 'error',
  });
}
