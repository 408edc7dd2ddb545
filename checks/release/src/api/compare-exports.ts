import ts from 'typescript-6';
import { collecting, type Break, type Collecting } from './compare-types.ts';
import { pairTypeParameters } from './comparison.ts';
import { exportsOf, isType, isValue, typeParametersOf } from './exports-of.ts';

/** Compares what two files of declarations export; `own` are the files that the package itself declares. */
export function compareExports(
  program: ts.Program,
  before: string,
  after: string,
  own: ReadonlySet<ts.SourceFile | undefined>,
): Break[] {
  const comparison = collecting(program.getTypeChecker(), (type) => isOurs(program, own, type));
  const now = exportsOf(program, after);
  const pairs: [name: string, symbol: ts.Symbol, other: ts.Symbol][] = [];
  for (const [name, symbol] of exportsOf(program, before)) {
    const other = now.get(name);
    if (other) pairs.push([name, symbol, other]);
    else comparison.report(name, 'is gone');
  }
  for (const pair of pairs) compareValues(comparison, ...pair);
  for (const pair of pairs) compareTypes(comparison, ...pair);
  const unique = new Map(comparison.breaks.map((one) => [`${one.where} ${one.what}`, one]));
  return [...unique.values()];
}

function compareValues(
  { checker, compare, report }: Collecting,
  name: string,
  symbol: ts.Symbol,
  other: ts.Symbol,
): void {
  if (!isValue(symbol)) return;
  if (!isValue(other)) report(name, 'is only a type now');
  else compare(checker.getTypeOfSymbol(symbol), checker.getTypeOfSymbol(other), 'read', name);
}

/** What the values did not lead to may be used both ways. */
function compareTypes(
  comparison: Collecting,
  name: string,
  symbol: ts.Symbol,
  other: ts.Symbol,
): void {
  const { checker, compare, report, visited } = comparison;
  if (!isType(symbol)) return;
  if (!isType(other)) {
    report(name, 'is no longer a type');
    return;
  }
  if (takesOthers(symbol, other)) report(name, 'takes other type parameters');
  const before = checker.getDeclaredTypeOfSymbol(symbol);
  const after = checker.getDeclaredTypeOfSymbol(other);
  if (visited.has(symbol) || visited.has(before)) return;
  pairTypeParameters(comparison, parametersOf(before), parametersOf(after));
  compare(before, after, 'read', name);
  compare(before, after, 'write', name);
}

function takesOthers(before: ts.Symbol, after: ts.Symbol): boolean {
  const old = typeParametersOf(before);
  const now = typeParametersOf(after);
  return (
    now.length < old.length ||
    now.slice(old.length).some((parameter) => !parameter.default) ||
    old.some((parameter, index) => parameter.default && !now[index]?.default)
  );
}

function parametersOf(type: ts.Type): readonly ts.Type[] | undefined {
  return type.aliasTypeArguments ?? (type as Partial<ts.InterfaceType>).typeParameters;
}

/**
 * Types of others are taken whole. Those that TypeScript itself makes of ours, such as `Required<SpentCodes>`, have
 * no name and are looked into.
 */
function isOurs(
  program: ts.Program,
  own: ReadonlySet<ts.SourceFile | undefined>,
  type: ts.Type,
): boolean {
  if (type.isIntersection()) return type.types.some((part) => isOurs(program, own, part));
  if ((type.flags & ts.TypeFlags.Object) === 0) return false;
  const named = (type.symbol?.flags & (ts.SymbolFlags.Class | ts.SymbolFlags.Interface)) !== 0;
  return (type.symbol?.declarations ?? []).some((declaration) => {
    const source = declaration.getSourceFile();
    return own.has(source) || (!named && program.isSourceFileDefaultLibrary(source));
  });
}
