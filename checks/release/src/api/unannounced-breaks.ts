import { existsSync, globSync, readdirSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { pendingChangesets } from '../changesets/pending.ts';
import { publishedPackages, type WorkspacePackage } from '@monpay-miniapp/shared/manifest';
import { Problem } from '../problem.ts';
import { breaksBetween, type Declarations } from './breaks.ts';
import { manifestBreaks, manifestReportName, type ManifestReport } from './manifest-report.ts';
import { breakingBump, tellsOfBreak } from './required-bump.ts';

/** What a package breaks since its last release, without a changeset that says so. */
export interface UnannouncedBreaks {
  readonly name: string;
  /** What the changeset must say. */
  readonly bump: 'major' | 'minor';
  /** One line each, such as `@monpay-miniapp/sdk: confidentialClient(options).timeout is gone`. */
  readonly breaks: readonly string[];
}

/**
 * The breaks that no pending changeset of the repository announces.
 * @throws {Problem} if the report of the last release is not there to compare with
 */
export async function unannouncedBreaks(repository: string): Promise<UnannouncedBreaks[]> {
  const changesets = await pendingChangesets(repository);
  return publishedPackages(repository)
    .map((of) => ({
      name: of.name,
      bump: breakingBump(of.manifest.version),
      breaks: breaksOf(repository, of),
    }))
    .filter(({ breaks }) => breaks.length > 0)
    .filter(({ name, bump }) => !tellsOfBreak(changesets, name, bump));
}

function breaksOf(repository: string, { name, folder, manifest }: WorkspacePackage): string[] {
  const [before, after] = ['api-last-release', 'api'].map((reports) =>
    join(repository, folder, 'published', reports),
  );
  if (!before || !after) return [];
  if (!existsSync(before)) {
    // Without it nothing would ever be a break.
    if (manifest.version !== '0.0.0') {
      throw new Problem(
        `${folder}/published/api-last-release is gone; "version" wrote it at the last release.`,
      );
    }
    return [];
  }
  const [old, now] = [before, after].map(
    (reports) =>
      JSON.parse(readFileSync(join(reports, manifestReportName), 'utf8')) as ManifestReport,
  );
  const reports = readdirSync(before).filter((file) => file.endsWith('.d.ts'));
  const entries = reports.map((file) => ({
    specifier: file === 'index.d.ts' ? name : `${name}/${basename(file, '.d.ts')}`,
    before: join(before, file),
    after: join(after, file),
  }));
  const gone = entries.filter((entry) => !existsSync(entry.after));
  const changed = entries.filter((entry) => !gone.includes(entry) && differs(entry));
  // Modules of others that are not installed here, as the tests declare them.
  const ambient = globSync(join(repository, folder, 'test/*.d.ts'));
  const compared = breaksBetween(changed, ambient).flatMap((breaks, index) =>
    breaks.map(({ where, what }) => `${changed[index]?.specifier}: ${where} ${what}`),
  );
  const promised = old && now ? manifestBreaks(name, old, now) : [];
  // An entry that is gone is gone from both.
  return [
    ...new Set([...gone.map(({ specifier }) => `${specifier} is gone`), ...promised, ...compared]),
  ];
}

function differs({ before, after }: Declarations): boolean {
  return readFileSync(before, 'utf8') !== readFileSync(after, 'utf8');
}

/** The words for whoever broke it. */
export function inWords({ name, bump, breaks }: UnannouncedBreaks): string {
  const when = bump === 'minor' ? ' (`minor` before 1.0.0, `major` from then on)' : '';
  return (
    `This breaks merchants who have the last release of ${name}:\n  ${breaks.join('\n  ')}\n` +
    `Undo it, or announce it with a changeset of \`${bump}\`${when}:\n` +
    `  pnpm changeset add --${bump} ${name} -m "Breaking: what they must change"`
  );
}
