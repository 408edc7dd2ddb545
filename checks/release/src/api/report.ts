import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { build } from 'tsdown';
import ts from 'typescript-6';

/**
 * What a module promises, as one text: its declarations and those they need, each once, in the order of the
 * alphabet and without comments. It changes if the promise does, and not if code moves to another file.
 * @param folder - a package as merchants have it
 * @param types - the entry's declarations, from `folder`
 */
export async function apiReport(folder: string, types: string): Promise<string> {
  const out = await mkdtemp(join(tmpdir(), 'release-api-'));
  try {
    await build({
      config: false,
      cwd: folder,
      entry: { api: types },
      outDir: out,
      dts: { dtsInput: true, emitDtsOnly: true },
      fixedExtension: false,
      logLevel: 'error',
    });
    return inOrder(await readFile(join(out, 'api.d.ts'), 'utf8'));
  } finally {
    await rm(out, { recursive: true });
  }
}

function inOrder(declarations: string): string {
  const file = ts.createSourceFile('api.d.ts', declarations, ts.ScriptTarget.Latest, true);
  const printer = ts.createPrinter({ removeComments: true, newLine: ts.NewLineKind.LineFeed });
  const exported = exportedNames(file);
  const texts = file.statements
    .filter((statement) => !ts.isExportDeclaration(statement))
    .map((statement) => {
      const name = nameOf(statement);
      const text = printer.printNode(ts.EmitHint.Unspecified, statement, file);
      const hidden = exported.has(name) && !text.startsWith('export ');
      return {
        name,
        import: ts.isImportDeclaration(statement),
        text: hidden ? `export ${text}` : text,
      };
    });
  // Overloads share a name, and stay in their order.
  const inAlphabet = texts.toSorted((a, b) => (a.name < b.name ? -1 : Number(a.name > b.name)));
  const sorted = [true, false].flatMap((first) => inAlphabet.filter((one) => one.import === first));
  // Without the last line, TypeScript takes all of a file of declarations for exported.
  return [...sorted.map(({ text }) => text), 'export {};', ''].join('\n\n').replace(/\n$/, '');
}

/** What the lists of exports name; the bundler gives an entry of its own no other name. */
function exportedNames(file: ts.SourceFile): Set<string> {
  const names = file.statements
    .filter((statement) => ts.isExportDeclaration(statement))
    .map(({ exportClause }) => exportClause)
    .filter((clause) => clause !== undefined && ts.isNamedExports(clause))
    .flatMap(({ elements }) => elements.slice());
  for (const { name, propertyName } of names) {
    if (propertyName && propertyName.text !== name.text) {
      throw new Error(`The report can't show ${propertyName.text} exported as ${name.text}.`);
    }
  }
  return new Set(names.map(({ name }) => name.text));
}

function nameOf(statement: ts.Statement): string {
  if (ts.isImportDeclaration(statement)) return statement.moduleSpecifier.getText();
  if (ts.isVariableStatement(statement)) {
    return statement.declarationList.declarations.map(({ name }) => name.getText()).join();
  }
  const { name } = statement as { readonly name?: ts.Node };
  return name?.getText() ?? '';
}
