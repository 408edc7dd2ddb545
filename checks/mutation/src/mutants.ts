import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { repository } from '@monpay-miniapp/shared/repository';
import { Instrumenter } from '@stryker-mutator/instrumenter';

/** One small change of a source file. */
export interface Mutant {
  /** The number that switches it on in the instrumented source. */
  readonly id: string;
  /** The same for the same change of the same file, run after run. */
  readonly key: string;
  /** From the root, such as `packages/sdk/src/client/options.ts`. */
  readonly file: string;
  readonly line: number;
  readonly mutator: string;
  readonly original: string;
  readonly replacement: string;
}

/** Source with every mutant in it, each switched off. */
export interface Instrumented {
  readonly mutants: readonly Mutant[];
  /** File -> text. */
  readonly sources: ReadonlyMap<string, string>;
}

const logger = {
  isTraceEnabled: never,
  isDebugEnabled: never,
  isInfoEnabled: never,
  isWarnEnabled: never,
  isErrorEnabled: never,
  isFatalEnabled: never,
  trace: noLog,
  debug: noLog,
  info: noLog,
  warn: noLog,
  error: noLog,
  fatal: noLog,
};

/** Puts every mutant that the instrumenter knows of into source files. */
export async function instrument(files: readonly string[]): Promise<Instrumented> {
  const texts = new Map(files.map((file) => [file, readFileSync(join(repository, file), 'utf8')]));
  const { mutants, files: instrumented } = await new Instrumenter(logger).instrument(
    [...texts].map(([name, content]) => ({ name, content, mutate: true })),
    { plugins: null, excludedMutations: [], ignorers: [] },
  );
  return {
    mutants: mutants.map(({ id, fileName, location, mutatorName, replacement = '' }) => {
      const text = texts.get(fileName) ?? '';
      const original = text.slice(offsetOf(text, location.start), offsetOf(text, location.end));
      const parts = [fileName, text, JSON.stringify(location), mutatorName, replacement];
      return {
        id,
        key: createHash('sha256').update(parts.join('\0')).digest('hex').slice(0, 20),
        file: fileName,
        line: location.start.line + 1,
        mutator: mutatorName,
        original,
        replacement,
      };
    }),
    sources: new Map(instrumented.map(({ name, content }) => [name, content])),
  };
}

function offsetOf(text: string, { line, column }: { line: number; column: number }): number {
  const before = text.split('\n').slice(0, line);
  return before.reduce((sum, { length }) => sum + length + 1, 0) + column;
}

function never(): boolean {
  return false;
}

function noLog(): void {}
