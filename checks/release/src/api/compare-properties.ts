import ts from 'typescript-6';
import type { Comparison, Role } from './comparison.ts';

/**
 * Types that merchants only hand back: we make them, and refuse at run time what was not made by us. They can
 * get another property without breaking anybody.
 */
const handedBack = new Set(['ConfidentialClient']);

/** Reports properties that are gone, that must be given now, or whose type no longer fits. */
export function compareProperties(
  comparison: Comparison,
  before: ts.Type,
  after: ts.Type,
  role: Role,
  where: string,
): void {
  const { checker, compare, report } = comparison;
  for (const property of publicProperties(checker, before)) {
    const place = `${where}.${nameOf(property)}`;
    const other = counterpart(checker, after, property);
    if (!other || !isPublic(other)) {
      report(place, 'is gone');
    } else if (role === 'write' && isOptional(property) && !isOptional(other)) {
      report(place, 'must be given now');
    } else {
      if (role === 'read' && !isReadonly(property) && isReadonly(other)) {
        report(place, 'is read-only now');
      }
      compare(checker.getTypeOfSymbol(property), checker.getTypeOfSymbol(other), role, place);
    }
  }

  if (role === 'write' && !handedBack.has(before.symbol?.name)) {
    for (const property of publicProperties(checker, after)) {
      const isNew = !counterpart(checker, before, property);
      if (isNew && !isOptional(property))
        report(`${where}.${nameOf(property)}`, 'must be given now');
    }
  }

  for (const { keyType, type } of checker.getIndexInfosOfType(before)) {
    const others = checker.getIndexInfosOfType(after);
    const other = others.find((info) => checker.isTypeAssignableTo(keyType, info.keyType));
    const place = `${where}[${checker.typeToString(keyType)}]`;
    if (other) compare(type, other.type, role, place);
    else report(place, 'is gone');
  }
}

function publicProperties(checker: ts.TypeChecker, type: ts.Type): ts.Symbol[] {
  return checker.getPropertiesOfType(type).filter(isPublic);
}

function isPublic(property: ts.Symbol): boolean {
  const hidden = ts.ModifierFlags.Private | ts.ModifierFlags.Protected;
  const declarations = property.declarations ?? [];
  return (
    !property.name.startsWith('#') &&
    declarations.every((one) => (ts.getCombinedModifierFlags(one) & hidden) === 0)
  );
}

function isOptional({ flags }: ts.Symbol): boolean {
  return (flags & ts.SymbolFlags.Optional) !== 0;
}

function isReadonly({ declarations = [] }: ts.Symbol): boolean {
  return declarations.some(
    (one) => (ts.getCombinedModifierFlags(one) & ts.ModifierFlags.Readonly) !== 0,
  );
}

/** A property that a unique symbol names has a number of its own in each program: `__@checked@2532`. */
function nameOf({ name }: ts.Symbol): string {
  return name.replace(/^__@(.+)@\d+$/, '[$1]');
}

/** The property of the same name in another version of the type. */
function counterpart(
  checker: ts.TypeChecker,
  type: ts.Type,
  property: ts.Symbol,
): ts.Symbol | undefined {
  if (!property.name.startsWith('__@')) return checker.getPropertyOfType(type, property.name);
  return checker.getPropertiesOfType(type).find((each) => nameOf(each) === nameOf(property));
}
