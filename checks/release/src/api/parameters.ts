import ts from 'typescript-6';

/** One argument that a function can be called with. */
export interface Parameter {
  readonly name: string;
  readonly type: ts.Type;
  readonly optional: boolean;
}

/** The arguments of a signature, with a tuple that stands for several of them spread out. */
export interface Parameters {
  readonly list: readonly Parameter[];
  /** What any number of further arguments must be. */
  readonly rest: ts.Type | undefined;
}

export function parametersOf(checker: ts.TypeChecker, signature: ts.Signature): Parameters {
  const list: Parameter[] = [];
  for (const [index, symbol] of signature.parameters.entries()) {
    const type = checker.getTypeOfSymbol(symbol);
    const declaration = symbol.valueDeclaration;
    const parameter = declaration && ts.isParameter(declaration) ? declaration : undefined;
    // A pattern such as `{ code }` has no name.
    const named = parameter && ts.isIdentifier(parameter.name);
    const name = named ? symbol.name : `argument ${index + 1}`;
    if (!parameter?.dotDotDotToken) {
      const optional = Boolean(parameter && (parameter.questionToken ?? parameter.initializer));
      list.push({ name, type, optional });
    } else if (checker.isTupleType(type)) {
      list.push(...elementsOf(checker, type as ts.TupleTypeReference, name));
    } else {
      return { list, rest: checker.getTypeArguments(type as ts.TypeReference)[0] ?? type };
    }
  }
  return { list, rest: undefined };
}

function elementsOf(
  checker: ts.TypeChecker,
  tuple: ts.TupleTypeReference,
  name: string,
): Parameter[] {
  const { elementFlags, labeledElementDeclarations } = tuple.target;
  return checker.getTypeArguments(tuple).map((type, index) => ({
    name: labeledElementDeclarations?.[index]?.name.getText() ?? `${name} ${index + 1}`,
    type,
    optional: elementFlags[index] !== ts.ElementFlags.Required,
  }));
}
