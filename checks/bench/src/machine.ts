import { availableParallelism, cpus, totalmem, type as osName, release } from 'node:os';
import { contenders } from './contenders.ts';
import { versionOf } from './installed.ts';
import { twoCores } from './workers/cores.ts';

/** Where the figures come from. */
export interface Machine {
  readonly date: string;
  readonly cpu: string;
  readonly cores: number;
  /** Gigabytes. */
  readonly memory: number;
  readonly os: string;
  readonly node: string;
  /** How the client and the server were kept apart. */
  readonly apart: string;
  /** The version of each contender's package. */
  readonly versions: Readonly<Record<string, string>>;
}

/** Describes this machine and what is measured on it. */
export function thisMachine(): Machine {
  const names = contenders.flatMap(({ packageName }) => packageName ?? []);
  const cores = twoCores();
  return {
    date: new Date().toISOString().slice(0, 10),
    cpu: cpus()[0]?.model.trim() ?? 'unknown',
    cores: availableParallelism(),
    memory: Math.round(totalmem() / 2 ** 30),
    os: `${osName()} ${release()}`,
    node: process.versions.node,
    apart: cores
      ? `client on core ${cores.client}, server on core ${cores.server}`
      : 'client and server share the cores, since this machine has no taskset or one core only',
    versions: Object.fromEntries(names.map((name) => [name, versionOf(name)])),
  };
}

/** The same in two lines. */
export function machineInWords(machine: Machine): string {
  const { date, cpu, cores, memory, os, node, apart, versions } = machine;
  const packages = Object.entries(versions).map(([name, version]) => `${name} ${version}`);
  return [
    `${date}: Node ${node} on ${os}, ${cpu}, ${cores} cores, ${memory} GiB; ${apart}.`,
    `${packages.join(', ')}.`,
  ].join('\n\n');
}
