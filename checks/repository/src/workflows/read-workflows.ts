import { parse } from 'yaml';
import { filesNamed, readText } from '@monpay-miniapp/shared/repository';

export interface WorkflowStep {
  readonly name?: string;
  readonly uses?: string;
  readonly run?: string;
  readonly with?: Readonly<Record<string, unknown>>;
  readonly 'continue-on-error'?: unknown;
}

export interface WorkflowJob {
  readonly 'runs-on'?: string;
  readonly 'timeout-minutes'?: number;
  /** A map of each permission, or a word such as `write-all`. */
  readonly permissions?: Readonly<Record<string, string>> | string | null;
  readonly needs?: string | readonly string[];
  readonly if?: string;
  readonly environment?: unknown;
  readonly container?: unknown;
  readonly services?: unknown;
  readonly 'continue-on-error'?: unknown;
  readonly steps: readonly WorkflowStep[];
}

export interface Workflow {
  readonly permissions?: unknown;
  readonly concurrency?: unknown;
  readonly on: unknown;
  readonly jobs: Readonly<Record<string, WorkflowJob>>;
}

/** A workflow as it is written and as it is read. */
export interface WorkflowFile {
  readonly path: string;
  readonly text: string;
  readonly workflow: Workflow;
}

export function workflowFile(path: string, text: string): WorkflowFile {
  return { path, text, workflow: parse(text) as Workflow };
}

/** All workflows of the repository. */
export function readWorkflows(): WorkflowFile[] {
  const paths = filesNamed('.github/workflows/*.yml', '.github/workflows/*.yaml');
  return paths.map((path) => workflowFile(path, readText(path)));
}

/** Every line of shell in a workflow. */
export function shellLines({ workflow }: WorkflowFile): string[] {
  return Object.values(workflow.jobs)
    .flatMap(({ steps }) => steps)
    .flatMap(({ run }) => run?.split('\n') ?? []);
}
