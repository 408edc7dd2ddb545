import { execFileSync } from 'node:child_process';

/**
 * Two cores that this process may use: one for the client, one for the server and whatever stands between
 * them. `undefined` if there are not two, or no `taskset` to hold a process to one (all but Linux).
 */
export function twoCores(): { readonly client: number; readonly server: number } | undefined {
  try {
    const stdio = ['ignore', 'pipe', 'ignore'] as const;
    const answer = execFileSync('taskset', ['-cp', String(process.pid)], { stdio: [...stdio] });
    const [client, server] = parseCores(String(answer).split(':').at(-1) ?? '');
    return client === undefined || server === undefined ? undefined : { client, server };
  } catch {
    return undefined;
  }
}

/** Reads a list such as `0,2-4`. */
export function parseCores(list: string): number[] {
  return [...list.matchAll(/(\d+)(?:-(\d+))?/g)].flatMap(([, first, last = first]) =>
    Array.from({ length: Number(last) - Number(first) + 1 }, (_, index) => Number(first) + index),
  );
}
