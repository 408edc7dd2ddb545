import { inspect } from 'node:util';
import pino from 'pino';

let line = '';
const log = pino({}, { write: (written: string) => (line += written) });

/** Everything that a log, a debugger or a careless handler would show of an error. */
export function shown(value: unknown): string {
  const parts = [
    String(value),
    inspect(value, { showHidden: true, depth: null, getters: true }),
    inspect(value),
    JSON.stringify(value),
  ];
  for (let error = value; error instanceof Error; error = error.cause) {
    parts.push(
      String(error.stack),
      error.message,
      JSON.stringify({ ...error }),
      JSON.stringify(Object.getOwnPropertyDescriptors(error)),
      inspect(structuredClone(error), { showHidden: true, depth: null }),
    );
  }
  line = '';
  log.error(value);
  log.error({ err: value, error: value, nested: { value } }, 'the launch failed');
  return [...parts, line].join('\n');
}

/**
 * Every core that shows in the text: as it is, in any case of letters, and within base64 or hexadecimal of
 * something longer. A core is letters and digits, which no percent-, form-, JSON- or HTML-escape changes.
 */
export function leaks(text: string, cores: readonly string[]): string[] {
  const small = text.toLowerCase();
  return cores.filter((core) => {
    if (small.includes(core.toLowerCase())) return true;
    if (small.includes(Buffer.from(core).toString('hex'))) return true;
    if (small.includes(percentEncoded(core))) return true;
    return base64Middles(core).some((middle) => text.includes(middle));
  });
}

function percentEncoded(core: string): string {
  return [...Buffer.from(core)].map((byte) => `%${byte.toString(16)}`).join('');
}

/** What base64 makes of the core behind 0, 1 or 2 other bytes, without the characters that depend on its neighbours. */
function base64Middles(core: string): string[] {
  return [0, 1, 2].map((before) => {
    const encoded = Buffer.from('\0'.repeat(before) + core).toString('base64');
    return encoded.slice(before === 0 ? 0 : 4, Math.floor((before + core.length) / 3) * 4);
  });
}
