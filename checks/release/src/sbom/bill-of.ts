import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { bundledPackages } from '@monpay-miniapp/shared/bundled-packages';
import { repository } from '@monpay-miniapp/shared/repository';
import { succeed } from '@monpay-miniapp/shared/run';
import type { Tarball } from '@monpay-miniapp/shared/tarball';
import { purlOf, type Bill, type Component } from './cyclonedx.ts';
import { generatedBy } from './generated-by.ts';

const asCycloneDx = ['--sbom-format', 'cyclonedx', '--sbom-spec-version', '1.6'];

/**
 * The bill of materials of a published package. pnpm knows versions, licences and hashes, but not that
 * `devDependencies` are bundled; the source maps in the tarball know what is, and nothing else is listed.
 * @throws {Error} if the tarball holds a package that the lockfile does not know
 */
export async function billOf(tarball: Tarball): Promise<Bill> {
  const { source } = tarball;
  const { stdout } = await succeed('pnpm', ['--filter', '.', 'sbom', ...asCycloneDx], {
    cwd: join(repository, source),
  });
  const known = JSON.parse(stdout) as Bill;
  const components = (await bundledPackages(tarball)).map((bundled) => {
    const component = known.components.find(({ purl }) => purl === purlOf(bundled));
    if (!component) throw new Error(`${source} bundles ${bundled}, which its lockfile lacks.`);
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
        hashes: [{ alg: 'SHA-512', content: await sha512Of(tarball.file) }],
      },
    },
    components,
    dependencies: [
      { ref: component['bom-ref'], dependsOn: refs },
      ...refs.map((ref) => ({ ref, dependsOn: [] })),
    ],
  };
}

async function sha512Of(file: string): Promise<string> {
  return createHash('sha512')
    .update(await readFile(file))
    .digest('hex');
}

/** pnpm takes what is bundled for something that only developers have, and says so in these fields. */
function shipped(component: Component): Component {
  const fields = Object.entries(component).filter(([name]) => !/^(?:scope|properties)$/.test(name));
  return { ...(Object.fromEntries(fields) as Component), ...generatedBy(component.purl) };
}
