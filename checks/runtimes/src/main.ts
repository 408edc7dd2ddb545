// Packs the wrapper, installs it as a merchant would, and drives it on every runtime; and the sandbox and the
// examples of apps/examples on every Node.
import { rm } from 'node:fs/promises';
import type { Finished } from '@monpay-miniapp/shared/run';
import { playBunRedis } from './bun-redis.ts';
import { judge } from './expectations.ts';
import { runExamples } from './examples.ts';
import { entriesOf, installedPackage, type InstalledPackage } from './installed-package.ts';
import { versionOf } from './programs.ts';
import { runtimes, type Runtime } from './runtimes.ts';
import { leaveSandbox } from './sandbox.ts';
import { faultsOf, table, type Row } from './table.ts';
import { tokenEndpoint } from './token-endpoint.ts';
import { untrustedServer } from './untrusted-server.ts';
import { runWorkerExample } from './worker-example.ts';

if (process.platform !== 'linux' || process.arch !== 'x64') {
  console.error(
    'The runtimes are packaged here for Linux on x64 only; this machine cannot run them.',
  );
  process.exit(1);
}

const started = performance.now();
const installed = await installedPackage();
try {
  const driven: Row[] = [];
  for (const runtime of runtimes) driven.push(await drive(runtime, installed));
  const redis = [await playBunRedis(installed.project)];
  const left = await leaveSandbox();
  const examples = await runExamples(installed);
  const worker = [await runWorkerExample(installed.project)];
  const seconds = ((performance.now() - started) / 1_000).toFixed(1);
  console.log(
    `${table('runtime', driven)}\n\n${table('Redis client of', redis)}\n\n${table('sandbox on', left)}`,
  );
  console.log(`\n${table('examples on', examples)}\n\n${table('example on', worker)}`);
  console.log(`\n${seconds} s`);
  const faults = faultsOf([...driven, ...redis, ...left, ...examples, ...worker]);
  for (const fault of faults) console.error(`\n${fault}`);
  process.exitCode = faults.length > 0 ? 1 : 0;
} finally {
  await rm(installed.project, { recursive: true });
}

async function drive(runtime: Runtime, { project, manifest }: InstalledPackage): Promise<Row> {
  const [endpoint, idle, untrusted] = await Promise.all([
    tokenEndpoint(),
    tokenEndpoint(),
    untrustedServer(),
  ]);
  const addresses = {
    base: endpoint.url,
    closed: endpoint.closed,
    idle: idle.url,
    untrusted: untrusted.url,
  };
  try {
    const played = await runtime.play(project, addresses);
    const required = await runtime.require?.(project, addresses);
    const report = reportOf(played);
    return [
      `${runtime.name} ${await versionOf(runtime.package)}`,
      {
        ends: ending(played),
        entries: entriesOf(manifest).filter((entry) => !hasNames(report['entries'], entry)),
        ...(required && { require: requiring(required) }),
        ...judge(runtime, report, played.stderr, {
          endpoint,
          idleConnections: idle.connections(),
          toldUntrusted: untrusted.told(),
        }),
      },
    ];
  } finally {
    await Promise.all([endpoint.close(), idle.close(), untrusted.close()]);
  }
}

/** A program that used the package must be able to end: no socket or timer may hold it. */
function ending({ status, stderr }: Finished): string[] {
  return status === 0 ? [] : [`ended with ${status}\n${stderr}`];
}

function reportOf({ stdout }: Finished): Record<string, unknown> {
  try {
    return JSON.parse(stdout.trim().split('\n').at(-1) ?? '') as Record<string, unknown>;
  } catch {
    return {};
  }
}

function hasNames(entries: unknown, entry: string): boolean {
  return ((entries as Record<string, string[]> | undefined)?.[entry]?.length ?? 0) > 0;
}

function requiring({ status, stdout, stderr }: Finished): string[] {
  const works = status === 0 && stdout.includes('"token_type":"Bearer"') && stderr === '';
  return works ? [] : [`ended with ${status}\n${stderr}`];
}
