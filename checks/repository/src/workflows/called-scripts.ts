import type { WorkflowFile } from './read-workflows.ts';
import { shellLines } from './read-workflows.ts';

/** A script of the root that a workflow runs, and the pnpm that runs it. */
export interface CalledScript {
  readonly script: string;
  readonly pnpm: string;
}

/** The scripts of the root that a workflow runs by name; what it runs by `.ci/run` stands in the gate. */
export function calledScripts(file: WorkflowFile): CalledScript[] {
  const words = [
    ...shellLines(file),
    ...Object.values(file.workflow.jobs)
      .flatMap(({ steps }) => steps)
      .map((step) => step.with?.['script'])
      .filter((script) => typeof script === 'string'),
  ];
  return words.flatMap((line) =>
    [...line.matchAll(/\bpnpm@(\S+) (?:run )?([^\s-]\S*)/g)].map(([, pnpm = '', script = '']) => {
      return { script, pnpm };
    }),
  );
}

/** The permissions to write that the jobs of all workflows have: `file job: scope`. */
export function writePermissions(files: readonly WorkflowFile[]): string[] {
  return files.flatMap(({ path, workflow }) =>
    Object.entries(workflow.jobs).flatMap(([job, { permissions }]) =>
      // A word gives all there is, or nothing to write.
      Object.entries(
        typeof permissions === 'string' ? { [permissions]: 'write' } : (permissions ?? {}),
      )
        .filter(([, level]) => level === 'write')
        .map(([scope]) => `${path.replace('.github/workflows/', '')} ${job}: ${scope}`),
    ),
  );
}
