import type ts from 'typescript-6';

/** `read`: merchants get it from us. `write`: they give it to us. */
export type Role = 'read' | 'write';

/** What the parts of the comparison share. */
export interface Comparison {
  readonly checker: ts.TypeChecker;
  /** Says what no longer works for a merchant, and where. */
  readonly report: (where: string, what: string) => void;
  /** Compares two types, part by part. */
  readonly compare: (before: ts.Type, after: ts.Type, role: Role, where: string) => void;
  /** Whether a comparison would report nothing. */
  readonly agrees: (compare: (trial: Comparison) => void) => boolean;
  /** The type parameters of today that stand where those of the last release stood. */
  readonly typeParameters: Map<ts.Type, ts.Type>;
  /** Whether a type is an object, a function or a class that the package itself declares. */
  readonly isOurs: (type: ts.Type) => boolean;
}

export function opposite(role: Role): Role {
  return role === 'read' ? 'write' : 'read';
}

/** Takes the type parameters of two declarations for each other, by their place. */
export function pairTypeParameters(
  { typeParameters }: Comparison,
  before: readonly ts.Type[] | undefined,
  after: readonly ts.Type[] | undefined,
): void {
  for (const [index, parameter] of (before ?? []).entries()) {
    const other = after?.[index];
    if (other) typeParameters.set(parameter, other);
  }
}
