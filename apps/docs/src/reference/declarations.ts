import { readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import ts from 'typescript';
import { commentOf, type Tag } from './comments.ts';

/** A part of a class or an interface, as it is written, and what its comment says. */
export interface Member {
  readonly signature: string;
  readonly text: string;
  readonly tags: readonly Tag[];
}

/** What a package exports: its name, how it is declared, and what its TSDoc says. */
export interface Declaration {
  readonly name: string;
  readonly kind: 'function' | 'class' | 'interface' | 'type' | 'value';
  /** The source file, below the folder of the package's source. */
  readonly file: string;
  readonly signature: string;
  readonly text: string;
  readonly tags: readonly Tag[];
  readonly members: readonly Member[];
}

type Declared =
  | ts.FunctionDeclaration
  | ts.ClassDeclaration
  | ts.InterfaceDeclaration
  | ts.TypeAliasDeclaration
  | ts.VariableStatement;

/**
 * What a file exports, in the order in which it does, also from other files.
 * @param source - the folder of the package's source
 * @param file - an entry point below it
 * @throws {Error} if what it exports is not declared where it says
 */
export function exportsOf(source: string, file: string): Declaration[] {
  const found = exportedBy(source, file);
  const exported = new Set(found.map(({ node }) => nameOf(node)));
  return found.map((one) => read(source, one.file, one.node, exported));
}

function exportedBy(source: string, file: string): { file: string; node: Declared }[] {
  return parsed(join(source, file)).statements.flatMap((statement) => {
    if (isDeclared(statement) && isExported(statement)) return [{ file, node: statement }];
    if (!ts.isExportDeclaration(statement)) return [];
    const from = fileOf(statement.moduleSpecifier, file) ?? file;
    const { exportClause } = statement;
    if (!exportClause) return exportedBy(source, from);
    if (!ts.isNamedExports(exportClause)) return [];
    return exportClause.elements.map(({ name }) => {
      const found = find(source, from, name.text);
      if (!found) throw new Error(`${from} does not declare ${name.text}.`);
      return found;
    });
  });
}

function read(
  source: string,
  file: string,
  node: Declared,
  exported: ReadonlySet<string>,
): Declaration {
  const { text, tags } = commentOf(node);
  const name = nameOf(node);
  const about = { name, file, text, tags };
  if (ts.isFunctionDeclaration(node)) {
    return { ...about, kind: 'function', signature: headOf(node, node.body), members: [] };
  }
  if (ts.isVariableStatement(node)) {
    return { ...about, kind: 'value', signature: `const ${name}`, members: [] };
  }
  const kind = ts.isClassDeclaration(node)
    ? 'class'
    : ts.isInterfaceDeclaration(node)
      ? 'interface'
      : 'type';
  const hidden = hiddenBases(source, file, node, exported);
  const members = [...hidden, node].flatMap(membersOf);
  return { ...about, kind, signature: signatureOf(node), members };
}

/** What the declaration builds on and no file exports to merchants: its members are shown as its own. */
function hiddenBases(
  source: string,
  file: string,
  node: Declared,
  exported: ReadonlySet<string>,
): Declared[] {
  const named = ts.isTypeAliasDeclaration(node)
    ? ts.isTypeReferenceNode(node.type)
      ? [node.type.typeName.getText()]
      : []
    : ts.isClassDeclaration(node) || ts.isInterfaceDeclaration(node)
      ? (node.heritageClauses ?? []).flatMap(({ types }) =>
          types.map(({ expression }) => expression.getText()),
        )
      : [];
  return named
    .filter((name) => !exported.has(name))
    .flatMap((name) => {
      const base = find(source, file, name);
      if (!base || base.node === node) return [];
      return hiddenBases(source, base.file, base.node, exported).concat(base.node);
    });
}

/** Where a name that a file declares, imports or passes on is declared. */
function find(
  source: string,
  file: string,
  name: string,
): { file: string; node: Declared } | undefined {
  const node = parsed(join(source, file))
    .statements.filter(isDeclared)
    .find((each) => nameOf(each) === name);
  if (node) return { file, node };
  const from = importedFrom(source, file, name);
  return from === undefined ? undefined : find(source, from, name);
}

function importedFrom(source: string, file: string, name: string): string | undefined {
  for (const statement of parsed(join(source, file)).statements) {
    const bindings = ts.isImportDeclaration(statement)
      ? statement.importClause?.namedBindings
      : ts.isExportDeclaration(statement) && statement.exportClause;
    if (!bindings || ts.isNamespaceImport(bindings) || ts.isNamespaceExport(bindings)) continue;
    if (bindings.elements.some((element) => element.name.text === name)) {
      return fileOf((statement as ts.ImportDeclaration).moduleSpecifier, file);
    }
  }
  return undefined;
}

function membersOf(node: Declared): Member[] {
  if (!ts.isClassDeclaration(node) && !ts.isInterfaceDeclaration(node)) return [];
  return [...node.members].filter(isShown).map((member) => {
    const body = 'body' in member ? (member.body as ts.Node | undefined) : undefined;
    const { text, tags } = commentOf(member);
    return { signature: headOf(member, body), text, tags };
  });
}

function isShown(member: ts.ClassElement | ts.TypeElement): boolean {
  return member.name !== undefined && !ts.isPrivateIdentifier(member.name);
}

/** The declaration without what it does, and without what only the compiler needs. */
function headOf(node: ts.Node, body: ts.Node | undefined): string {
  const text = node.getText();
  const head = body ? text.slice(0, body.getStart() - node.getStart()) : text;
  return head
    .replaceAll(/^(?:(?:export|async|declare|override) )+/g, '')
    .replace(/;?\s*$/, '')
    .replaceAll(/^ +/gm, (indent) => ' '.repeat(Math.max(0, indent.length - depthOf(node))));
}

function depthOf(node: ts.Node): number {
  return node.getSourceFile().getLineAndCharacterOfPosition(node.getStart()).character;
}

function signatureOf(
  node: ts.ClassDeclaration | ts.InterfaceDeclaration | ts.TypeAliasDeclaration,
): string {
  if (ts.isTypeAliasDeclaration(node)) return headOf(node, undefined);
  const text = node.getText();
  return text.slice(0, text.indexOf('{')).replace('export ', '').trim();
}

function isDeclared(node: ts.Statement): node is Declared {
  return (
    ts.isFunctionDeclaration(node) ||
    ts.isClassDeclaration(node) ||
    ts.isInterfaceDeclaration(node) ||
    ts.isTypeAliasDeclaration(node) ||
    ts.isVariableStatement(node)
  );
}

function isExported(node: Declared): boolean {
  return (ts.getModifiers(node) ?? []).some(({ kind }) => kind === ts.SyntaxKind.ExportKeyword);
}

function nameOf(node: Declared): string {
  const named = ts.isVariableStatement(node) ? node.declarationList.declarations[0] : node;
  return named?.name?.getText() ?? '';
}

function fileOf(specifier: ts.Expression | undefined, from: string): string | undefined {
  if (!specifier || !ts.isStringLiteral(specifier) || !specifier.text.startsWith('.')) return;
  return join(dirname(from), specifier.text).replaceAll('\\', '/');
}

const files = new Map<string, ts.SourceFile>();

function parsed(file: string): ts.SourceFile {
  const known = files.get(file);
  if (known) return known;
  const text = readFileSync(file, 'utf8').replaceAll('\r\n', '\n');
  const source = ts.createSourceFile(file, text, ts.ScriptTarget.Latest, true);
  files.set(file, source);
  return source;
}
