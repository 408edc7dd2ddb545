import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';

/** The packages whose READMEs have examples that can be compiled and run as they stand. */
const readmes = { '@monpay-miniapp/sdk': 'sdk', '@monpay-miniapp/client': 'client' };

/** Writes each example of the installed READMEs into a file of the project, such as `sdk-1.ts`. */
export async function writeExamples(project: string): Promise<string[]> {
  const files: string[] = [];
  for (const [name, short] of Object.entries(readmes)) {
    const readme = join(project, 'node_modules', name, 'README.md');
    const blocks = (await readFile(readme, 'utf8')).matchAll(/^```ts\n(.*?)^```$/gms);
    let count = 0;
    for (const [, code = ''] of blocks) {
      const file = `${short}-${++count}.ts`;
      await writeFile(join(project, file), code);
      files.push(file);
    }
    if (count === 0) throw new Error(`The README of ${name} has no example.`);
  }
  // The sandbox's own examples need a server to test; its types are compiled anyway.
  await writeFile(
    join(project, 'sandbox.ts'),
    "import { createSandbox, type Sandbox } from '@monpay-miniapp/sandbox';\n" +
      'export const sandbox: Sandbox = createSandbox();\n',
  );
  return [...files, 'sandbox.ts'];
}
