import type ts from 'typescript-6';
import type { Comparison, Role } from './comparison.ts';

/** Reports what a merchant may now get, or may no longer give. Members that correspond are compared. */
export function compareUnions(
  comparison: Comparison,
  before: ts.Type,
  after: ts.Type,
  role: Role,
  where: string,
): void {
  const { checker, compare, report } = comparison;
  const old = membersOf(before);
  const now = membersOf(after);
  const pairs = pairsOf(comparison, old, now, role, where);
  const known = new Set([...pairs.keys(), ...pairs.values()]);
  const [needed, whole] = role === 'read' ? [now, before] : [old, after];
  for (const type of needed.filter((member) => !known.has(member))) {
    if (checker.isTypeAssignableTo(type, whole)) continue;
    const text = checker.typeToString(type);
    report(where, role === 'read' ? `may now also be ${text}` : `can no longer be ${text}`);
  }
  for (const [one, other] of pairs) compare(one, other, role, where);
}

/** The members that go by the same name; of those without a name, the ones that agree come first. */
function pairsOf(
  { agrees, isOurs, typeParameters }: Comparison,
  old: readonly ts.Type[],
  now: readonly ts.Type[],
  role: Role,
  where: string,
): Map<ts.Type, ts.Type> {
  const pairs = new Map([...typeParameters].filter(([one]) => old.includes(one)));
  const left = new Set(now.filter(isOurs));
  for (const one of old.filter(isOurs)) {
    const others = [...left].filter((type) => type.symbol?.name === one.symbol?.name);
    const agreeing =
      others.length > 1 &&
      others.find((type) => agrees((trial) => trial.compare(one, type, role, where)));
    const other = agreeing || others[0];
    if (other && left.delete(other)) pairs.set(one, other);
  }
  return pairs;
}

function membersOf(type: ts.Type): readonly ts.Type[] {
  return type.isUnion() ? type.types : [type];
}
