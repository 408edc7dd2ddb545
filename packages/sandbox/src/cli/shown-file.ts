/**
 * Words for a file of the command line, with its name if it can only be one: it may be a secret that was pasted in
 * the wrong place, and none ends like a file.
 */
export function shownFile(path: string): string {
  return /^[\p{L}\d ._~:/\\@-]{0,200}\.[a-z]{1,5}$/iu.test(path) && !/sbx_/i.test(path)
    ? `a file (${path})`
    : 'a file';
}
