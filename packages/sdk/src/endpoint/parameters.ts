/** The parameters in the query of a whole URL or of a path. */
export function queryOf(address: string): URLSearchParams {
  return new URLSearchParams(/^[^?#]*\?([^#]*)/.exec(address)?.[1]);
}

/**
 * The values of a parameter, of which two say enough. Throws whatever parameters that are not of a known class
 * throw when they are looked at.
 */
export function valuesOf(parameters: URLSearchParams, name: string): string[] {
  const [first, second] = parameters.getAll(name);
  const values = [first, second].filter((value) => value !== undefined);
  if (!values.every((value) => typeof value === 'string')) throw new TypeError();
  return values;
}
