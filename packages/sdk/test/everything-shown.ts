import { inspect } from 'node:util';

/** All texts in which a value or its causes may show. */
export function everythingShownOf(value: unknown): string {
  const shown = [String(value), inspect(value, { showHidden: true, depth: null, getters: true })];
  for (let error = value; error instanceof Error; error = error.cause) {
    shown.push(
      error.stack ?? '',
      error.message,
      JSON.stringify(error),
      JSON.stringify({ ...error }),
    );
  }
  return shown.join('\n');
}
