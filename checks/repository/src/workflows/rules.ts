import type { WorkflowFile, WorkflowJob } from './read-workflows.ts';

/** What a workflow does that it must not, one sentence each. */
export function faultsOf(file: WorkflowFile): string[] {
  const { path, text, workflow } = file;
  const jobs = Object.entries(workflow.jobs);
  const faults = [
    ...looseActions(text, jobs),
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
  const shells = job.steps.flatMap((step) => [step.run, step.with?.['script']]).filter(isText);
  const settings = job.steps.filter(({ uses }) => uses?.startsWith('actions/setup-node@'));
  return [
    ...faultsOfPermissions(job.permissions),
    ...faultsOfWriting(job, shells),
    ...(job.container || job.services ? ['runs in an image that no commit pins'] : []),
    ...([job, ...job.steps].some((one) => one['continue-on-error'])
      ? ['goes on after an error, and would end green']
      : []),
    ...(shells.some((run) => /\|\|\s*(?:true|:)(?:\s|$)|^\s*set \+e\b/m.test(run))
      ? ['swallows the failure of a command']
      : []),
    ...settings
      .filter((step) => step.with?.['package-manager-cache'] !== false)
      .map(() => 'lets setup-node keep a cache, which another run could have filled'),
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

/** `write-all` and `read-all` are words, not maps: they give what nobody listed. */
function faultsOfPermissions(permissions: WorkflowJob['permissions']): string[] {
  if (permissions === undefined || permissions === null) return ['does not say its permissions'];
  return typeof permissions === 'string' ? [`takes ${permissions}, and lists no permission`] : [];
}

/**
 * A job that may write runs no code of the repository or of its dependencies, which could take the token along.
 * The one that publishes has to; a test holds what it runs to a list.
 */
function faultsOfWriting({ permissions, steps }: WorkflowJob, shells: readonly string[]): string[] {
  if (typeof permissions !== 'object' || permissions === null) return [];
  if (!Object.values(permissions).includes('write') || permissions['id-token']) return [];
  const program = /(?:^|[\s;&|(])(?:node|np[mx]|pnpm|yarn|bun|deno|bash|sh|make)\s/m;
  const handsOver = /^actions\/(?:checkout|(?:up|down)load-artifact)@/;
  return [
    ...shells
      .filter((run) => program.test(run) || /^\s*\.?\.?\//m.test(run))
      .map(() => 'runs code of the repository beside a token that may write'),
    ...steps
      .flatMap(({ uses }) => uses ?? [])
      .filter((action) => !handsOver.test(action))
      .map((action) => `lets ${action.replace(/@.*/, '')} run beside a token that may write`),
  ];
}

/**
 * Actions that could change without a commit: the comment says which version the hash is. YAML has more than one
 * way to write `uses:`, so they are counted as they are read, and each must stand in a line as it is meant to.
 */
function looseActions(text: string, jobs: readonly (readonly [string, WorkflowJob])[]): string[] {
  const pinned = /^[\w.-]+\/[\w./-]+@[0-9a-f]{40} # v\d+\.\d+\.\d+$/;
  const lines = [...text.matchAll(/^ *(?:- )?uses: *(.*)$/gm)].map(([, action = '']) =>
    action.trim(),
  );
  const used = jobs.flatMap(([, { steps }]) => steps.flatMap(({ uses }) => uses ?? []));
  const hidden = used.filter((action) => !lines.some((line) => line.startsWith(action)));
  return [...lines.filter((line) => !pinned.test(line)), ...hidden].map(
    (action) => `uses ${action}, not a commit and its version (owner/name@<40 digits> # v1.2.3)`,
  );
}

function isText(value: unknown): value is string {
  return typeof value === 'string';
}

const forbidden = {
  'a secret': /\bsecrets\s*[.[)]|^\s*secrets:/m,
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
