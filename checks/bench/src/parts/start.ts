import type { Contender } from '../contenders.ts';
import { contendersOf, type Workload } from '../workload.ts';
import { specifierOf } from '../installed.ts';
import { credentials, launches, tokenOf } from '../launches.ts';
import { startWorker } from '../workers/worker.ts';
import { bundleSize } from './bundle-size.ts';
import { contendersAsJavaScript } from './contenders-as-javascript.ts';
import { installSize, type InstallSize } from './install-size.ts';
import { ownProcess } from './own-process.ts';

/** What starting a contender took, in milliseconds, each time beside a bare process. */
export interface Starts {
  /** The whole process, with and without the import. */
  readonly imported: number[];
  /** The import alone, by the process's own clock. */
  readonly inside: number[];
  /** The whole process up to the first token, above an empty script. */
  readonly firstToken: number[];
}

/** What a package weighs, in bytes. */
export interface Weight {
  readonly node: number | undefined;
  readonly browser: number | undefined;
  readonly install: InstallSize | undefined;
}

/** What starting took, and what there is to load. */
export interface Started {
  readonly contenders: readonly Contender[];
  readonly starts: ReadonlyMap<string, Starts>;
  /** By the name of the package. */
  readonly weights: ReadonlyMap<string, Weight>;
}

/** What a server pays before its first launch. */
export async function start(workload: Workload, log: (line: string) => void): Promise<Started> {
  const server = await startWorker<never, number>('token-server.ts');
  const contenders = contendersOf(workload);
  const moduleOf = await contendersAsJavaScript(contenders);
  const starts = new Map<string, Starts>();
  try {
    const url = `http://127.0.0.1:${server.ready}`;
    const { next } = launches();
    for (let round = 0; round < workload.starts; round++) {
      log(`round ${round + 1} of ${workload.starts}`);
      for (const { id } of contenders) {
        const { imported, inside, firstToken } = starts.get(id) ?? noStarts();
        const bareImport = ownProcess('import.mjs', moduleOf('nothing'));
        const withImport = ownProcess('import.mjs', moduleOf(id));
        const bare = ownProcess('nothing.mjs');
        const code = next();
        const first = ownProcess(
          'first-token.mjs',
          moduleOf(id),
          url,
          JSON.stringify(credentials),
          code,
        );
        if (first.told !== tokenOf(code))
          throw new Error(`${id}: the token is not the one of the code`);
        starts.set(id, {
          imported: [...imported, withImport.wall - bareImport.wall],
          inside: [...inside, Number(withImport.told) - Number(bareImport.told)],
          firstToken: [...firstToken, first.wall - bare.wall],
        });
      }
    }
  } finally {
    await server.end();
  }
  return { contenders, starts, weights: await weigh(contenders, workload, log) };
}

function noStarts(): Starts {
  return { imported: [], inside: [], firstToken: [] };
}

async function weigh(
  contenders: readonly Contender[],
  { installs }: Workload,
  log: (line: string) => void,
): Promise<ReadonlyMap<string, Weight>> {
  const weights = new Map<string, Weight>();
  for (const { id, packageName } of contenders) {
    if (!packageName || weights.has(packageName)) continue;
    const [node, browser] = await Promise.all([bundleSize(id, 'node'), bundleSize(id, 'browser')]);
    log(`weighing ${packageName}`);
    const specifier = specifierOf(packageName);
    const install = installs ? await installSize(packageName, specifier) : undefined;
    weights.set(packageName, { node, browser, install });
  }
  return weights;
}
