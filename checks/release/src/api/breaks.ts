import { join } from 'node:path';
import ts from 'typescript-6';
import { repository } from '@monpay-miniapp/shared/repository';
import { compareExports } from './compare-exports.ts';
import type { Break } from './compare-types.ts';

/** The declarations of one entry, at the last release and now: paths of files. */
export interface Declarations {
  readonly before: string;
  readonly after: string;
}

/**
 * What a new version of an entry would break for merchants, going by the types: an export or a property that is
 * gone, a result that may be more, an argument that may be less. What is added breaks nobody.
 * @param ambient - further files of declarations that both need
 * @throws {Error} if the declarations do not compile, since then the comparison would say nothing
 */
export function breaksBetween(
  entries: readonly Declarations[],
  ambient: readonly string[] = [],
): Break[][] {
  if (entries.length === 0) return [];
  const files = entries.flatMap(({ before, after }) => [before, after]);
  const program = ts.createProgram([...files, ...ambient], {
    target: ts.ScriptTarget.ES2024,
    lib: ['lib.es2024.d.ts', 'lib.dom.d.ts', 'lib.dom.iterable.d.ts'],
    module: ts.ModuleKind.ESNext,
    moduleResolution: ts.ModuleResolutionKind.Bundler,
    types: ['node'],
    typeRoots: [join(repository, 'node_modules/@types')],
    strict: true,
    noEmit: true,
    skipLibCheck: false,
  });
  const own = new Set(files.map((file) => program.getSourceFile(file)));
  for (const source of own) {
    const [diagnostic] = source ? program.getSemanticDiagnostics(source) : [];
    if (diagnostic) {
      const text = ts.flattenDiagnosticMessageText(diagnostic.messageText, '\n');
      throw new Error(`${source?.fileName} does not compile: ${text}`);
    }
  }
  return entries.map(({ before, after }) => compareExports(program, before, after, own));
}
