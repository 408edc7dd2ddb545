import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { repository } from '@monpay-miniapp/shared/repository';

/** Writes each example of the sdk's manual and the client's installed README into a file, such as `sdk-1.ts`. */
export async function writeExamples(project: string): Promise<string[]> {
  const files: string[] = [];
  const texts = {
    sdk: join(repository, 'apps/docs/manuals/sdk.md'),
    client: join(project, 'node_modules/@monpay-miniapp/client/README.md'),
  };
  for (const [short, text] of Object.entries(texts)) {
    const blocks = (await readFile(text, 'utf8')).matchAll(/^```ts\n(.*?)^```$/gms);
    let count = 0;
    for (const [, code = ''] of blocks) {
      const file = `${short}-${++count}.ts`;
      await writeFile(join(project, file), code);
      files.push(file);
    }
    if (count === 0) throw new Error(`${text} has no example.`);
  }
  // The sandbox's own examples need a server to test; its types are compiled anyway.
  await writeFile(
    join(project, 'sandbox.ts'),
    "import { createSandbox, type Sandbox } from '@monpay-miniapp/sandbox';\n" +
      'export const sandbox: Sandbox = createSandbox();\n',
  );
  return [...files, 'sandbox.ts'];
}
