import { pnpmOutput } from '../child.ts';
import { bundledPackages } from './bundled-packages.ts';
import type { Bill, Component } from './cyclonedx.ts';
import { purlOf } from './cyclonedx.ts';
import { generatedBy } from './generated-by.ts';
import type { Tarball } from './tarball.ts';

/**
 * The bill of materials of a published package. pnpm knows versions, licences and hashes, but not that
 * `devDependencies` are bundled; the source maps in the tarball know what is, and nothing else is listed.
 * @throws {Error} where the tarball holds a package that the lockfile does not know
 */
export async function billOf(folder: string, tarball: Tarball): Promise<Bill> {
  const known = JSON.parse(
    await pnpmOutput(
      ['--filter', '.', 'sbom', '--sbom-format', 'cyclonedx', '--sbom-spec-version', '1.6'],
      { cwd: folder },
    ),
  ) as Bill;
  const components = bundledPackages(folder, tarball).map((bundled) => {
    const component = known.components.find(({ purl }) => purl === purlOf(bundled));
    if (!component) throw new Error(`${folder} bundles ${bundled}, which its lockfile lacks.`);
    return shipped(component);
  });

  const { component } = known.metadata;
  const refs = components.map((bundled) => bundled['bom-ref']);
  return {
    ...known,
    metadata: {
      ...known.metadata,
      component: {
        ...shipped(component),
        hashes: [{ alg: 'SHA-512', content: tarball.sha512 }],
      },
    },
    components,
    dependencies: [
      { ref: component['bom-ref'], dependsOn: refs },
      ...refs.map((ref) => ({ ref, dependsOn: [] })),
    ],
  };
}

/** pnpm takes what is bundled for something that only developers have, and says so in these fields. */
function shipped(component: Component): Component {
  const fields = Object.entries(component).filter(([name]) => !/^(?:scope|properties)$/.test(name));
  return { ...(Object.fromEntries(fields) as Component), ...generatedBy(component.purl) };
}
