import ts from 'typescript-6';
import { compareProperties } from './compare-properties.ts';
import { compareSignatures } from './compare-signatures.ts';
import { compareUnions } from './compare-unions.ts';
import type { Comparison, Role } from './comparison.ts';

/** One thing that no longer works for a merchant. */
export interface Break {
  /** Such as `confidentialClient(options).timeout`. */
  readonly where: string;
  readonly what: string;
}

/** A comparison, with what it found and which types it came by. */
export interface Collecting extends Comparison {
  readonly breaks: Break[];
  readonly visited: Set<ts.Symbol | ts.Type>;
}

export function collecting(
  checker: ts.TypeChecker,
  isOurs: Comparison['isOurs'],
  typeParameters = new Map<ts.Type, ts.Type>(),
  seen = new Map<ts.Type, ReadonlySet<string>>(),
): Collecting {
  const comparison: Collecting = {
    checker,
    isOurs,
    typeParameters,
    breaks: [],
    visited: new Set(),
    report: (where, what) => comparison.breaks.push({ where, what }),
    compare(before, after, role, where) {
      for (const name of [before, before.aliasSymbol, before.symbol]) {
        if (name) comparison.visited.add(name);
      }
      if (before === after) return;
      const key = `${role} ${(after as { id?: number }).id}`;
      const compared = seen.get(before);
      // Also while it is under way: a type may lead back to itself.
      if (compared?.has(key)) return;
      seen.set(before, new Set(compared).add(key));
      compareTypes(comparison, before, after, role, where);
    },
    agrees(compare) {
      const trial = collecting(checker, isOurs, new Map(typeParameters), new Map(seen));
      compare(trial);
      return trial.breaks.length === 0;
    },
  };
  return comparison;
}

function compareTypes(
  comparison: Comparison,
  before: ts.Type,
  after: ts.Type,
  role: Role,
  where: string,
): void {
  const { checker, typeParameters } = comparison;
  if (before.isTypeParameter() && typeParameters.get(before) === after) return;
  if (before.isUnion() || after.isUnion()) {
    compareUnions(comparison, before, after, role, where);
    return;
  }
  const parts = partsOf(checker, before, after);
  if (parts) {
    for (const [one, other] of parts) comparison.compare(one, other, role, where);
  } else if (comparison.isOurs(before) && comparison.isOurs(after)) {
    compareSignatures(comparison, before, after, role, where);
    compareProperties(comparison, before, after, role, where);
  } else {
    compareWhole(comparison, before, after, role, where);
  }
}

/** The arguments of one generic type of others, such as `Promise` or `readonly string[]`, or of two tuples. */
function partsOf(
  checker: ts.TypeChecker,
  before: ts.Type,
  after: ts.Type,
): [ts.Type, ts.Type][] | undefined {
  if (!isReference(before) || !isReference(after) || before.target !== after.target)
    return undefined;
  const others = checker.getTypeArguments(after);
  return checker.getTypeArguments(before).map((type, index) => [type, others[index] ?? type]);
}

function isReference(type: ts.Type): type is ts.TypeReference {
  const { objectFlags = 0 } = type as Partial<ts.ObjectType>;
  return (objectFlags & ts.ObjectFlags.Reference) !== 0;
}

function compareWhole(
  { checker, report }: Comparison,
  before: ts.Type,
  after: ts.Type,
  role: Role,
  where: string,
): void {
  const [from, to] = role === 'read' ? [after, before] : [before, after];
  if (checker.isTypeAssignableTo(from, to)) return;
  const [old, now] = [before, after].map((type) => checker.typeToString(type));
  report(where, `is ${now} and was ${old}`);
}
