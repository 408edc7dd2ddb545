import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { LineCounter, parseDocument } from 'yaml';

/** The spec that is served when no other is named: an absolute path. */
export const defaultSpecFile = createRequire(import.meta.url).resolve(
  '@monpay-miniapp/spec/openapi.yaml',
);

/** A spec that cannot be served; the message names the file, the place in it and what to do. */
export class SpecError extends Error {
  override readonly name = 'SpecError';

  constructor(file: string, fault: string, options?: ErrorOptions) {
    super(
      `${file}${fault}. Mend the file, or name another: \`--spec FILE\`, or \`specFile\` in code.`,
      options,
    );
  }
}

/**
 * Reads a spec as far as that goes without Prism, and returns its absolute path. Prism would find the
 * same faults a second later, and name them worse.
 * @throws {SpecError} where the file cannot be read, does not parse, or is no OpenAPI document.
 */
export async function checkSpecFile(specFile: string | URL): Promise<string> {
  const file = resolve(specFile instanceof URL ? fileURLToPath(specFile) : specFile);
  const text = await readFile(file, 'utf8').catch((cause: NodeJS.ErrnoException) => {
    throw new SpecError(file, ` cannot be read: ${readFaults[cause.code ?? ''] ?? cause.code}`, {
      cause,
    });
  });
  const lineCounter = new LineCounter();
  const document = parseDocument(text, { lineCounter, prettyErrors: false });
  const [fault] = document.errors;
  if (fault) {
    const { line, col } = lineCounter.linePos(fault.pos[0]);
    throw new SpecError(file, `:${line}:${col} does not parse: ${fault.message}`, { cause: fault });
  }
  if (!document.has('openapi')) {
    throw new SpecError(file, ' is no OpenAPI document: the field `openapi` is missing');
  }
  return file;
}

const readFaults: Record<string, string> = {
  ENOENT: 'there is no such file',
  EISDIR: 'it is a folder',
  EACCES: 'it may not be read by this user',
};
