/** The codes and messages of an error and its causes, a line each, the outermost first. */
export function wordsOf(error: unknown, fields: readonly string[] = ['code', 'message']): string {
  const words: unknown[] = [];
  // Anything can be thrown, also what throws when it is looked at.
  try {
    for (let link = error, depth = 0; Object(link) === link && depth < 5; depth++) {
      words.push(...fields.map((field) => (link as Record<string, unknown>)[field]));
      link = (link as Error).cause;
    }
    return words.join('\n');
  } catch {
    return '';
  }
}

/** The platform's own word for a failure, looked for along the causes: `ECONNRESET` and the like. */
export function systemCodeOf(error: unknown): string | undefined {
  return /^[A-Z][A-Z0-9_]{2,47}$/m.exec(wordsOf(error, ['code']))?.[0];
}
