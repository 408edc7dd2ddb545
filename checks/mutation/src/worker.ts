// A process with a warm vitest, which is asked for one run of a test file after the other.
import { fileURLToPath } from 'node:url';
import { createVitest, type TestModule } from 'vitest/node';

/** What a worker is asked to run. */
export interface Question {
  readonly mutant: string;
  /** A folder for what each test file reaches, or empty. */
  readonly coverage: string;
  readonly file: string;
}

/** What came of a run. */
export interface Answer {
  /** What failed, one line each. */
  readonly failures: readonly string[];
  /** Why the tests could not be run at all. */
  readonly error?: string;
}

const [root = ''] = process.argv.slice(2);
const vitest = await createVitest('test', {
  root,
  watch: false,
  reporters: [{}],
  typecheck: { enabled: false },
  setupFiles: [fileURLToPath(new URL('in-each-test-file.ts', import.meta.url))],
  // Instrumented code is slower, and nothing may count as noticed because the machine is busy.
  testTimeout: 15_000,
  hookTimeout: 30_000,
  maxWorkers: 1,
  // The switch is put on before any module of a file is loaded.
  isolate: true,
});
const [project] = vitest.projects;
if (!project) throw new Error(`There are no tests in ${root}.`);
const all = await vitest.globTestSpecifications();

process.on('disconnect', () => process.exit());
process.on('message', (question: Question) => {
  run(question).then(
    (answer) => process.send?.(answer),
    (error: Error) => process.send?.({ error: String(error.stack) }),
  );
});
process.send?.('ready');

async function run({ mutant, coverage, file }: Question): Promise<Answer> {
  project?.provide('mutant', mutant);
  project?.provide('coverage', coverage);
  const specifications = all.filter(({ moduleId }) => moduleId === file);
  vitest.state.errorsSet.clear();
  vitest.state.filesMap.clear();
  const { testModules, unhandledErrors } = await vitest.runTestSpecifications(specifications);
  if (testModules.length !== 1) throw new Error(`vitest does not run ${file}.`);
  return {
    failures: [
      ...testModules
        .filter((module) => module.state() !== 'passed')
        .map((module) => {
          if (process.env['MUTATION_DEBUG']) console.error(reasonsOf(module).join('\n'));
          return module.relativeModuleId;
        }),
      ...unhandledErrors.map((error) => String((error as Error).message)),
    ],
  };
}

/** Why a test file failed, in the words of its first errors. */
function reasonsOf(module: TestModule): string[] {
  const tests = [...module.children.allTests('failed')].flatMap((test) =>
    (test.result().errors ?? []).map(({ message }) => `${test.fullName}: ${message}`),
  );
  return [...module.errors().map(({ message }) => message), ...tests].slice(0, 3);
}
