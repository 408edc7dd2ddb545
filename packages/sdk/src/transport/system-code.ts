/** The codes and messages of an error and its causes, a line each, the outermost first. */
export function wordsOf(error: unknown): string {
  return textsOf(error, ['code', 'message']).join('\n');
}

/** The platform's own word for a failure, looked for along the causes: `ECONNRESET` and the like. */
export function systemCodeOf(error: unknown): string | undefined {
  return textsOf(error, ['code']).find((text) => /^[A-Z][A-Z0-9_]{2,47}$/.test(text));
}

/** The fields of an error and its causes that are texts, the outermost first. */
function textsOf(error: unknown, fields: readonly string[]): string[] {
  const found: unknown[] = [];
  // Anything can be thrown, also what throws when it is looked at.
  try {
    for (let link = error, depth = 0; Object(link) === link && depth < 5; depth++) {
      found.push(...fields.map((field) => (link as Record<string, unknown>)[field]));
      link = (link as Error).cause;
    }
  } catch {
    return [];
  }
  return found.filter((text) => typeof text === 'string');
}
