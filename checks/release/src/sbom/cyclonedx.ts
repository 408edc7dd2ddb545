/** The parts of a CycloneDX bill that are read or written here; the schema knows the rest. */
export interface Bill {
  readonly bomFormat: 'CycloneDX';
  readonly specVersion: string;
  readonly metadata: { readonly component: Component; readonly [field: string]: unknown };
  readonly components: readonly Component[];
  readonly dependencies: readonly { readonly ref: string; readonly dependsOn: readonly string[] }[];
  readonly [field: string]: unknown;
}

export interface Component {
  readonly 'bom-ref': string;
  readonly purl: string;
  readonly [field: string]: unknown;
}

/** How CycloneDX names a package of npm: `pkg:npm/%40scope/name@1.2.3`. */
export function purlOf(nameAndVersion: string): string {
  return `pkg:npm/${nameAndVersion.replace(/^@/, '%40')}`;
}
