import { run } from '@monpay-miniapp/shared/run';

/** An advisory that concerns a locked package. */
export interface Finding {
  readonly advisory: string;
  readonly module: string;
  readonly severity: string;
  readonly title: string;
  readonly paths: readonly string[];
}

/** What the registry knows of the packages in a lockfile, or why it says nothing. */
export type Audit = { readonly findings: readonly Finding[] } | { readonly silent: string };

interface Report {
  readonly advisories?: Readonly<
    Record<
      string,
      {
        readonly github_advisory_id?: string;
        readonly id: number;
        readonly module_name: string;
        readonly severity: string;
        readonly title: string;
        readonly findings: readonly { readonly paths: readonly string[] }[];
      }
    >
  >;
}

/**
 * Lets pnpm audit the lockfile of a folder.
 * @throws {Error} if pnpm could not even ask
 */
export async function auditOf(folder: string, options: readonly string[] = []): Promise<Audit> {
  const { stdout, stderr } = await run('pnpm', ['audit', '--json', ...options], {
    cwd: folder,
    timeout: 120_000,
  });

  const { advisories } = stdout.trim() === '' ? {} : (JSON.parse(stdout) as Report);
  if (advisories) return { findings: Object.values(advisories).map(findingOf) };
  // A registry that has no audits, that cannot be reached, or something in between that answers in its place.
  if (/ERR_PNPM_AUDIT_(?:ENDPOINT_NOT_EXISTS|BAD_RESPONSE)/.test(stderr)) {
    return { silent: sentence(stderr) };
  }
  throw new Error(`pnpm could not audit ${folder}:\n${stdout}${stderr}`);
}

function findingOf(advisory: NonNullable<Report['advisories']>[string]): Finding {
  return {
    advisory: advisory.github_advisory_id ?? String(advisory.id),
    module: advisory.module_name,
    severity: advisory.severity,
    title: advisory.title,
    paths: advisory.findings.flatMap(({ paths }) => paths),
  };
}

/** pnpm breaks its words over several lines, with an address in the middle that is of no use here. */
function sentence(stderr: string): string {
  const words = stderr.replace(/^.*?×/s, '').replaceAll(/\s*[│├╰─▶]+\s*/g, ' ');
  return words
    .replace(/ *\(at \S+ *\S*?\)/, '')
    .replaceAll(/\s+/g, ' ')
    .replace(/ help: .*/, '')
    .trim()
    .replace(/:$/, '');
}
