/**
 * The name of a file of the command line, if it can only be one: it may be a secret that was pasted in the wrong place,
 * and none ends like a file.
 */
export function fileName(path: string): string | undefined {
  const isOne = /^[\p{L}\d ._~:/\\@-]{0,200}\.[a-z]{1,5}$/iu.test(path) && !/sbx_/i.test(path);
  return isOne ? path : undefined;
}

/** Words for a file of the command line. */
export function shownFile(path: string): string {
  const name = fileName(path);
  return name === undefined ? 'a file' : `a file (${name})`;
}
