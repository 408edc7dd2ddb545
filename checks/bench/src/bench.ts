import { mkdir, writeFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import type { CliOptions } from './cli-options.ts';
import { full, quick } from './workload.ts';
import { documentsOf } from './report/documents.ts';
import { complaintsOf } from './results.ts';
import { run } from './run.ts';

/**
 * Runs the benchmark and writes down what it found.
 * @returns the exit status: 1 if something could not be measured, or if a quick run misses a bound
 *   by far
 */
export async function bench(options: CliOptions): Promise<number> {
  const results = await run(options.only, options.quick ? quick : full, console.error);
  const written = documentsOf(results);
  console.log(written.md);
  if (options.json) await writeFile(options.json, written.json);
  if (options.svg) await writeFile(options.svg, written.svg);
  // What is committed is not given up for a run in which something failed.
  if (options.save && results.failures.length === 0) await save(written);

  const complaints = complaintsOf(results, options.quick);
  for (const complaint of complaints) console.error(`bench: ${complaint}`);
  return complaints.length > 0 ? 1 : 0;
}

async function save(written: Readonly<Record<string, string>>): Promise<void> {
  const folder = fileURLToPath(new URL('../results', import.meta.url));
  await mkdir(folder, { recursive: true });
  for (const [ending, text] of Object.entries(written)) {
    await writeFile(`${folder}/latest.${ending}`, text);
  }
}
