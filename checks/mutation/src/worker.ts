// A process with a warm vitest, which is asked for one run of some test files after the other.
import { fileURLToPath } from 'node:url';
import { BaseSequencer, createVitest, type TestModule, type TestSpecification } from 'vitest/node';

/** What a worker is asked to run. */
export interface Question {
  readonly mutant: string;
  /** A folder for what each test file reaches, or empty. */
  readonly coverage: string;
  /** The test files. */
  readonly files: readonly string[];
}

/** What came of a run. */
export interface Answer {
  /** What failed, one line each. */
  readonly failures: readonly string[];
  /** Why the tests could not be run at all. */
  readonly error?: string;
}

/** Runs test files in the order in which they were named: the quick ones first, since the first failure is enough. */
class AsNamed extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    return files;
  }
}

/** Test files; the first batch with a failure is the last one. */
const atATime = 4;
const [root = ''] = process.argv.slice(2);
const vitest = await createVitest('test', {
  root,
  watch: false,
  reporters: [{}],
  typecheck: { enabled: false },
  setupFiles: [fileURLToPath(new URL('in-each-test-file.ts', import.meta.url))],
  // Instrumented code is slower, and nothing may count as noticed because the machine is busy.
  testTimeout: 30_000,
  hookTimeout: 60_000,
  maxWorkers: 2,
  sequence: { sequencer: AsNamed },
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

async function run({ mutant, coverage, files }: Question): Promise<Answer> {
  project?.provide('mutant', mutant);
  project?.provide('coverage', coverage);
  const chosen = files.flatMap((file) => all.filter(({ moduleId }) => moduleId === file));
  if (chosen.length !== files.length) throw new Error('vitest does not know all of these files.');
  // Not with `bail`: a run that was broken off can take the next one with it.
  for (let start = 0; start < chosen.length; start += atATime) {
    const failures = await failuresOf(chosen.slice(start, start + atATime));
    if (failures.length > 0) return { failures };
  }
  return { failures: [] };
}

async function failuresOf(specifications: TestSpecification[]): Promise<string[]> {
  vitest.state.errorsSet.clear();
  vitest.state.filesMap.clear();
  const { testModules, unhandledErrors } = await vitest.runTestSpecifications(specifications);
  if (testModules.length !== specifications.length) throw new Error('vitest left out a test file.');
  return [
    ...testModules
      .filter((module) => module.state() !== 'passed')
      .map((module) => {
        if (process.env['MUTATION_DEBUG']) console.error(reasonsOf(module).join('\n'));
        return module.relativeModuleId;
      }),
    ...unhandledErrors.map((error) => String((error as Error).message)),
  ];
}

/** Why a test file failed, in the words of its first errors. */
function reasonsOf(module: TestModule): string[] {
  const tests = [...module.children.allTests('failed')].flatMap((test) =>
    (test.result().errors ?? []).map(({ message }) => `${test.fullName}: ${message}`),
  );
  return [...module.errors().map(({ message }) => message), ...tests].slice(0, 3);
}
