import { fileURLToPath } from 'node:url';
import { gzipSync } from 'node:zlib';
import { build } from 'esbuild';

/**
 * Bytes of one exchange with all that it needs, bundled for a platform, minified and compressed. `undefined`
 * if it does not run there.
 */
export async function bundleSize(
  contender: string,
  platform: 'node' | 'browser',
): Promise<number | undefined> {
  try {
    const { outputFiles } = await build({
      entryPoints: [fileURLToPath(new URL(`../contenders/${contender}.ts`, import.meta.url))],
      bundle: true,
      minify: true,
      write: false,
      format: 'esm',
      platform,
      logLevel: 'silent',
    });
    return gzipSync(outputFiles[0]?.contents ?? '', { level: 9 }).length;
  } catch {
    return undefined;
  }
}
