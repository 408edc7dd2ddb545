import { isMap, isScalar, parse, parseDocument } from 'yaml';
import type { Pair, Scalar } from 'yaml';

/** The settings in a pnpm-workspace.yaml that the rules ask for. */
export interface WorkspaceFile {
  readonly catalog?: Readonly<Record<string, string>>;
  readonly minimumReleaseAge?: number;
  readonly minimumReleaseAgeStrict?: boolean;
  readonly minimumReleaseAgeExclude?: readonly string[];
  readonly allowBuilds?: Readonly<Record<string, boolean>>;
}

export function parseWorkspaceFile(text: string): WorkspaceFile {
  return parse(text) as WorkspaceFile;
}

/** Packages that may run a script at their install, with no comment beside or above them that says why. */
export function buildsWithoutReason(text: string): string[] {
  const allowed = parseDocument(text).get('allowBuilds');
  if (!isMap(allowed)) return [];
  return (allowed.items as Pair<Scalar<string>, Scalar>[])
    .filter(({ key, value }, index) => {
      if (!isScalar(value) || value.value !== true) return false;
      // yaml keeps the comment above the first entry with the map itself.
      const above = index === 0 ? allowed.commentBefore : key.commentBefore;
      return !(value.comment ?? above)?.trim();
    })
    .map(({ key }) => key.value);
}
