import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { LineCounter, parseDocument } from 'yaml';

/** The spec that is served when no other is named: an absolute path. */
export const defaultSpecFile = createRequire(import.meta.url).resolve(
  '@monpay-miniapp/spec/openapi.yaml',
);

/** A spec that can't be served; the message names the file, the place in it and what to do. */
export class SpecError extends Error {
  override readonly name = 'SpecError';

  constructor(file: string, fault: string, options?: ErrorOptions) {
    super(
      `${file}${fault}. Fix the file, or name another: \`--spec FILE\`, or \`specFile\` in code.`,
      options,
    );
  }
}

/** A spec as it was read. */
export interface SpecFile {
  /** Its absolute path. */
  file: string;
  text: string;
}

/**
 * Reads a spec.
 * @throws {SpecError} if the file can't be read.
 */
export async function readSpecFile(specFile: string | URL): Promise<SpecFile> {
  const file = resolve(specFile instanceof URL ? fileURLToPath(specFile) : specFile);
  const text = await readFile(file, 'utf8').catch((cause: NodeJS.ErrnoException) => {
    throw new SpecError(file, ` cannot be read: ${readFaults[cause.code ?? ''] ?? cause.code}`, {
      cause,
    });
  });
  return { file, text };
}

/**
 * Checks what can be checked without Prism, which would find the same faults a second later and describe them worse.
 * @throws {SpecError} if the spec does not parse, or is not an OpenAPI document.
 */
export function checkSpec({ file, text }: SpecFile): void {
  const lineCounter = new LineCounter();
  const document = parseDocument(text, { lineCounter, prettyErrors: false });
  const [fault] = document.errors;
  if (fault) {
    const { line, col } = lineCounter.linePos(fault.pos[0]);
    throw new SpecError(file, `:${line}:${col} does not parse: ${fault.message}`, { cause: fault });
  }
  if (!document.has('openapi')) {
    throw new SpecError(file, ' is not an OpenAPI document: the field `openapi` is missing');
  }
}

const readFaults: Record<string, string> = {
  ENOENT: 'there is no such file',
  EISDIR: 'it is a folder',
  EACCES: 'this user is not allowed to read it',
};
