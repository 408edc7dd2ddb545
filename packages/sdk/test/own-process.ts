import { spawn } from 'node:child_process';

const src = new URL('../src/', import.meta.url);

// The package's own conditions lead to what was built, and Node imports no names from JSON as bundlers do.
const hooks = `
  import { registerHooks } from 'node:module';
  const url = ${JSON.stringify(new URL('transport/platform/node.ts', src).href)};
  const about = 'data:text/javascript,export const name = "@tests/sdk", version = "0.0.0"';
  registerHooks({
    resolve(name, context, next) {
      if (name === '#platform') return { url, shortCircuit: true };
      if (!name.endsWith('/package.json')) return next(name, context);
      return { url: about, format: 'module', importAttributes: {}, shortCircuit: true };
    },
  });
`;

export interface Ended {
  /** 0 if it came to its end by itself. */
  readonly status: number | null;
  /** What it passed to `tell`. */
  readonly told: unknown;
}

/**
 * Runs an ES module in a process of its own, with all that `src/index.ts` exports in `sdk`, and waits for
 * it to end by itself, at most a minute.
 * @param before - what runs before the package is imported
 */
export function ownProcess(
  module: string,
  env: Record<string, string> = {},
  before = '',
): Promise<Ended> {
  const whole = `
    ${before}
    const sdk = await import(${JSON.stringify(new URL('index.ts', src).href)});
    const tell = (told) => console.log(JSON.stringify(told));
    ${module}
  `;
  const child = spawn(
    process.execPath,
    [
      '--import',
      `data:text/javascript,${encodeURIComponent(hooks)}`,
      '--input-type=module',
      '-e',
      whole,
    ],
    { env: { ...process.env, ...env }, stdio: ['ignore', 'pipe', 'inherit'], timeout: 60_000 },
  );
  let told = '';
  child.stdout.on('data', (chunk: Buffer) => (told += String(chunk)));
  return new Promise((resolve, reject) => {
    child.on('error', reject);
    child.on('close', (status) => {
      resolve({ status, told: told ? (JSON.parse(told) as unknown) : undefined });
    });
  });
}
