import { publishedPackages } from '@monpay-miniapp/shared/manifest';
import { changesetsSince } from './pending.ts';
import { shippedChanges } from './shipped.ts';

/** A package that changed for merchants, and that no changeset announces. */
export interface MissingChangeset {
  readonly name: string;
  /** The files that changed, from the repository's root. */
  readonly files: readonly string[];
}

/**
 * The published packages that changed since the commit `base` without a changeset that names them. An empty
 * changeset (`changeset add --empty`) says for all of them that merchants need not know.
 */
export async function missingChangesets(
  repository: string,
  base: string,
): Promise<MissingChangeset[]> {
  const changesets = await changesetsSince(repository, base);
  if (changesets.some(({ releases }) => releases.length === 0)) return [];
  // Without words, or without a version of its own, nothing of it would stand in a changelog.
  const announced = new Set(
    changesets
      .filter(({ summary }) => summary.trim() !== '')
      .flatMap(({ releases }) => releases.filter(({ type }) => type !== 'none'))
      .map(({ name }) => name),
  );
  return publishedPackages(repository)
    .filter(({ name }) => !announced.has(name))
    .map((of) => ({ name: of.name, files: shippedChanges(repository, of, base) }))
    .filter(({ files }) => files.length > 0);
}
