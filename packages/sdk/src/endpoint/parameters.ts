/** Characters. A code has 4096 at most; Node takes four times the time to parse twice as many parameters. */
const longestQuery = 65_536;

/** The parameters in the query of a whole URL or of a path. Throws if it is longer than any launch or notice. */
export function queryOf(address: string): URLSearchParams {
  const query = /^[^?#]*\?([^#]*)/.exec(address)?.[1];
  if (query && query.length > longestQuery) throw new RangeError();
  return new URLSearchParams(query);
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
