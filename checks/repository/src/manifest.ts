import { filesNamed, readText } from './repository.ts';

type Dependencies = Readonly<Record<string, string>>;

/** What the rules ask of a package.json. */
export interface Manifest {
  readonly name: string;
  readonly version?: string;
  readonly private?: boolean;
  readonly scripts?: Readonly<Record<string, string>>;
  readonly dependencies?: Dependencies;
  readonly devDependencies?: Dependencies;
  readonly optionalDependencies?: Dependencies;
  readonly peerDependencies?: Dependencies;
  readonly peerDependenciesMeta?: Readonly<Record<string, { optional?: boolean }>>;
  readonly devEngines?: { readonly packageManager: { readonly version: string } };
}

export function readManifest(path: string): Manifest {
  return JSON.parse(readText(path)) as Manifest;
}

/** Every package.json of the repository: path -> manifest. */
export function allManifests(): Map<string, Manifest> {
  const paths = filesNamed('package.json', '**/package.json');
  return new Map(paths.map((path) => [path, readManifest(path)]));
}

/** The packages that merchants install: folder -> manifest. */
export function publishedPackages(): Map<string, Manifest> {
  const published = [...allManifests()].filter(([, { private: hidden }]) => !hidden);
  return new Map(
    published.map(([path, manifest]) => [path.replace('/package.json', ''), manifest]),
  );
}
