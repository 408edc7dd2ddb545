import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { playPurchase } from '@monpay-miniapp/shared/play-purchase';
import { repository } from '@monpay-miniapp/shared/repository';
import { run } from '@monpay-miniapp/shared/run';
import { startShop, type ShopProcess } from '@monpay-miniapp/shared/shop-process';
import { bundleForWorkerd } from './bundle-for-workerd.ts';
import type { Faults } from './expectations.ts';
import { inModules, versionOf } from './programs.ts';
import type { Row } from './table.ts';

const workerd = '@cloudflare/workerd-linux-64';
const settings = join(repository, 'apps/examples/src/worker/wrangler.jsonc');
const sandbox = join(repository, 'packages/sandbox/dist/cli.js');
// What the shop has from its environment.
const variables = ['CLIENT_ID', 'CLIENT_SECRET', 'REDIRECT_URI', 'AUTHORIZATION_SERVER'];

/**
 * Has a customer pay in the example for Workers, and the go-live check look at it, on workerd itself.
 * @param project where the examples are compiled
 */
export async function runWorkerExample(project: string): Promise<Row> {
  await bundle(project);
  const command = `exec '${inModules(`${workerd}/bin/workerd`)}' serve shop.capnp \
    --socket-addr=http="127.0.0.1:$PORT" --control-fd=3 3> >(sed -u 's/^/Listening on /')`;
  const options = { cwd: project, states: join(project, 'state-worker') };
  await using shop = await startShop(['bash', '-euo', 'pipefail', '-c', command], options);
  const delivers = await playPurchase(shop, shop.sandbox);
  const skipped = ['--skip', 'notice-never=The cron job runs after the other cases.'];
  const passes = await judge(project, shop, skipped, [
    'notice-never',
    'sweep-goes-on',
    'refund-failed',
  ]);

  const end = new AbortController();
  const sweeps = judge(project, shop, ['--only', 'notice-never', '--sweep', '60'], []).finally(() =>
    end.abort(),
  );
  const cron = async (): Promise<void> => {
    while (!end.signal.aborted) {
      await (await fetch(`${shop.origin}/cdn-cgi/handler/scheduled`)).text();
    }
  };
  const [swept] = await Promise.all([sweeps, cron()]);
  const cells = { delivers, 'passes the go-live check': passes, sweeps: swept };
  return [`workerd ${await versionOf(workerd)}`, cells];
}

/** What the go-live check did not find to be as it should be. */
async function judge(
  cwd: string,
  { origin, sandbox: { variables: known } }: ShopProcess,
  options: readonly string[],
  leftOut: readonly string[],
): Promise<Faults> {
  const monPay = ['--url', known['MONPAY_AUTHORIZATION_SERVER'] ?? ''];
  const selling = ['--buy', 'POST /checkout', '--delivered', 'төлбөр төлөгдлөө'];
  const args = [sandbox, 'check', `${origin}/launch`, '--json', ...monPay, ...selling, ...options];
  const { stdout, stderr } = await run(process.execPath, args, { cwd, timeout: 240_000 });
  if (!stdout) return [stderr];
  const { cases } = JSON.parse(stdout) as { cases: { name: string; outcome: string }[] };
  return cases
    .filter(({ name, outcome }) => outcome !== (leftOut.includes(name) ? 'skipped' : 'passed'))
    .map(({ name, outcome }) => `${name}: ${outcome}`);
}

/** Bundled, and configured by the file that Cloudflare's tools read. */
async function bundle(project: string): Promise<void> {
  await bundleForWorkerd(project, 'shop-worker.mjs', 'shop-bundle.mjs', ['cloudflare:workers']);
  // Its comments and last commas are not JSON.
  const text = (await readFile(settings, 'utf8')).replaceAll(/^\s*\/\/.*$|,(?=\s*[}\]])/gm, '');
  const { compatibility_date: date, durable_objects: objects } = JSON.parse(text) as {
    compatibility_date: string;
    durable_objects: { bindings: { name: string; class_name: string }[] };
  };
  // Only on a disk do objects have SQL.
  const objectsFolder = join(project, 'state-objects');
  await mkdir(objectsFolder);
  const [{ name = '', class_name: className = '' } = {}] = objects.bindings;
  const environment = variables.map(
    (variable) => `(name = "MONPAY_${variable}", fromEnvironment = "MONPAY_${variable}"),`,
  );
  await writeFile(
    join(project, 'shop.capnp'),
    `using Workerd = import "/workerd/workerd.capnp";
const config :Workerd.Config = (
  services = [
    (name = "main", worker = (
      modules = [(name = "worker", esModule = embed "shop-bundle.mjs")],
      compatibilityDate = "${date}",
      bindings = [
        ${environment.join('\n        ')}
        (name = "${name}", durableObjectNamespace = "${className}"),
      ],
      durableObjectNamespaces = [(className = "${className}", uniqueKey = "shop", enableSql = true)],
      durableObjectStorage = (localDisk = "disk"),
    )),
    (name = "disk", disk = (path = "${objectsFolder}", writable = true)),
    (name = "internet", network = (allow = ["private"])),
  ],
  sockets = [(name = "http", http = (), service = "main")],
);
`,
  );
}
