import { fileURLToPath } from 'node:url';
import { programs, versionOf } from './programs.ts';
import type { Row } from './table.ts';

const consumer = fileURLToPath(new URL('../consumer', import.meta.url));
const sandbox = new URL('../../../packages/sandbox/dist/index.js', import.meta.url).href;

/**
 * Opens connections to the built sandbox and leaves them, on every Node that it promises: they differ in the
 * events that a lost connection brings.
 */
export async function leaveSandbox(): Promise<Row[]> {
  const rows: Row[] = [];
  for (const { name, package: path, run } of programs.filter((one) => one.name === 'Node')) {
    const { status, stdout, stderr } = await run('gone-clients.mjs', { cwd: consumer }, sandbox);
    const ends = status === 0 ? [] : [`ended with ${status}\n${stderr}`];
    const opens = stdout === '{"opened":50}\n' ? [] : [`said ${stdout}`];
    rows.push([`${name} ${await versionOf(path)}`, { ends, 'forgets clients that left': opens }]);
  }
  return rows;
}
