import type { WorkflowFile, WorkflowJob } from './read-workflows.ts';

/** What a workflow does that it may not, one sentence each. */
export function faultsOf(file: WorkflowFile): string[] {
  const { path, text, workflow } = file;
  const jobs = Object.entries(workflow.jobs);
  const faults = [
    ...looseActions(text),
    ...forbiddenWords(text),
    ...(isEmptyMap(workflow.permissions) ? [] : ['permissions of the whole workflow are not {}']),
    ...(workflow.concurrency ? [] : ['has no concurrency']),
    ...['pull_request_target', 'workflow_run']
      .filter((event) => eventsOf(workflow.on).includes(event))
      .map((event) => `runs on ${event}, which hands rights to foreign code`),
    ...jobs.flatMap(([name, job]) => faultsOfJob(job).map((fault) => `job ${name} ${fault}`)),
  ];
  return faults.map((fault) => `${path}: ${fault}`);
}

function faultsOfJob(job: WorkflowJob): string[] {
  const checkouts = job.steps.filter(({ uses }) => uses?.startsWith('actions/checkout@'));
  const shells = job.steps.flatMap(({ run }) => run ?? []);
  return [
    ...(job.permissions ? [] : ['does not say its permissions']),
    ...((job['timeout-minutes'] ?? Infinity) <= 90
      ? []
      : ['has no timeout, or one of over 90 minutes']),
    ...(job['runs-on']?.endsWith('-latest') ? ['runs on whatever is the latest image'] : []),
    ...checkouts
      .filter((step) => step.with?.['persist-credentials'] !== false)
      .map(() => 'leaves the credentials of its checkout to the steps after it'),
    ...shells
      .filter((run) => run.includes('${{'))
      .map(() => 'puts an expression into its shell; hand it over as a variable'),
  ];
}

/** Actions that could change without a commit: the comment says which version the hash is. */
function looseActions(text: string): string[] {
  const pinned = /^[\w.-]+\/[\w./-]+@[0-9a-f]{40} # v\d+\.\d+\.\d+$/;
  return [...text.matchAll(/^[ -]*uses: *(.*)$/gm)]
    .map(([, action = '']) => action.trim())
    .filter((action) => !pinned.test(action))
    .map(
      (action) => `uses ${action}, not a commit and its version (owner/name@<40 digits> # v1.2.3)`,
    );
}

const forbidden = {
  'a secret': /\bsecrets\s*[.[]/,
  'a token of npm': /\b(?:NPM_TOKEN|NODE_AUTH_TOKEN|_authToken)\b/i,
  'the host of a registry': /\bregistry[-.]|\bregistry-url\b|\bnpm\.pkg\./i,
  'a cache, which another run could have filled': /\bactions\/cache\b|^\s*cache:/m,
} as const;

function forbiddenWords(text: string): string[] {
  const code = text.replace(/^\s*#.*$/gm, '');
  return Object.entries(forbidden)
    .filter(([, pattern]) => pattern.test(code))
    .map(([what]) => `names ${what}`);
}

/** `on: push`, `on: [push]` and `on: { push: … }` are the same. */
function eventsOf(on: unknown): string[] {
  if (typeof on === 'string') return [on];
  return Array.isArray(on) ? (on as string[]) : Object.keys(on ?? {});
}

function isEmptyMap(value: unknown): boolean {
  return typeof value === 'object' && value !== null && Object.keys(value).length === 0;
}
