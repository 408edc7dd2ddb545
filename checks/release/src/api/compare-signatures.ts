import ts from 'typescript-6';
import { opposite, pairTypeParameters, type Comparison, type Role } from './comparison.ts';
import { parametersOf } from './parameters.ts';

/** Reports calls that no longer work: of ours by merchants (`read`), or of theirs by us (`write`). */
export function compareSignatures(
  comparison: Comparison,
  before: ts.Type,
  after: ts.Type,
  role: Role,
  where: string,
): void {
  const { checker } = comparison;
  for (const kind of [ts.SignatureKind.Call, ts.SignatureKind.Construct]) {
    const old = publicSignatures(checker, before, kind);
    const now = publicSignatures(checker, after, kind);
    const place = kind === ts.SignatureKind.Call ? where : `new ${where}`;
    const [one] = old;
    const [other] = now;
    if (!one) continue;
    if (!other) comparison.report(place, 'can no longer be called');
    else if (old.length === 1 && now.length === 1) {
      compareSignature(comparison, one, other, role, place);
    } else {
      compareOverloads(comparison, old, now, role, place);
    }
  }
}

/** Each way to call it that there was must still be one of those there are. */
function compareOverloads(
  comparison: Comparison,
  old: readonly ts.Signature[],
  now: readonly ts.Signature[],
  role: Role,
  where: string,
): void {
  const needed = role === 'read' ? old : now;
  for (const signature of needed) {
    const found = (role === 'read' ? now : old).some((other) =>
      comparison.agrees((trial) => {
        const [before, after] = role === 'read' ? [signature, other] : [other, signature];
        compareSignature(trial, before, after, role, where);
      }),
    );
    const text = comparison.checker.signatureToString(signature);
    if (!found) comparison.report(where, `no longer has an overload that takes ${text}`);
  }
}

function compareSignature(
  comparison: Comparison,
  before: ts.Signature,
  after: ts.Signature,
  role: Role,
  where: string,
): void {
  const { checker, compare, report } = comparison;
  const counts = [before, after].map(({ typeParameters = [] }) => typeParameters.length);
  if (counts[0] !== counts[1]) report(where, 'has a different number of type parameters');
  pairTypeParameters(comparison, before.typeParameters, after.typeParameters);
  for (const parameter of before.typeParameters ?? []) {
    const constraint = parameter.getConstraint();
    const other = comparison.typeParameters.get(parameter)?.getConstraint();
    if (other) compare(constraint ?? checker.getUnknownType(), other, 'write', `${where}<>`);
  }

  compareParameters(comparison, before, after, role, where);
  compare(before.getReturnType(), after.getReturnType(), role, `${where}()`);

  const predicate = checker.getTypePredicateOfSignature(before)?.type;
  if (predicate) {
    const other = checker.getTypePredicateOfSignature(after)?.type;
    if (other) compare(predicate, other, role, `${where}()`);
    else report(where, 'no longer narrows the type of its argument');
  }
}

function compareParameters(
  comparison: Comparison,
  before: ts.Signature,
  after: ts.Signature,
  role: Role,
  where: string,
): void {
  const { checker, compare, report } = comparison;
  const old = parametersOf(checker, before);
  const now = parametersOf(checker, after);
  for (let index = 0; index < Math.max(old.list.length, now.list.length); index++) {
    const one = old.list[index];
    const other = now.list[index];
    const place = `${where}(${(one ?? other)?.name})`;
    if (one && other) {
      if (role === 'read' && one.optional && !other.optional) report(place, 'must be given now');
      else compare(one.type, other.type, opposite(role), place);
    } else if (one && now.rest) {
      compare(one.type, now.rest, opposite(role), place);
    } else if (one) {
      report(place, role === 'read' ? 'is no longer taken' : 'is no longer given');
    } else if (other) {
      if (old.rest) compare(old.rest, other.type, opposite(role), place);
      if (role === 'read' && !other.optional) report(place, 'must be given now');
    }
  }
  if (old.rest && now.rest) compare(old.rest, now.rest, opposite(role), `${where}(...)`);
  else if (old.rest) report(`${where}(...)`, 'are no longer taken');
}

function publicSignatures(
  checker: ts.TypeChecker,
  type: ts.Type,
  kind: ts.SignatureKind,
): readonly ts.Signature[] {
  const hidden = ts.ModifierFlags.Private | ts.ModifierFlags.Protected;
  return checker
    .getSignaturesOfType(type, kind)
    .filter(
      ({ declaration }) =>
        !declaration || (ts.getCombinedModifierFlags(declaration as ts.Declaration) & hidden) === 0,
    );
}
