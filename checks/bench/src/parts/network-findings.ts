import type { Findings } from '../report/table.ts';
import { median, sample } from '../statistics.ts';
import type { Circumstance, Travels } from './network.ts';

const columns: Readonly<Partial<Record<Circumstance, string>>> = {
  first: 'first of a process',
  kept: 'kept',
  'silent 5': 'after 5 s',
  'saysFive 5': 'after 5 s, server says timeout=5',
  'silent 30': 'after 30 s',
};

/**
 * The table and figures of the long line.
 * @throws {Error} if the line itself is not as long as it should be
 */
export function networkFindings({ contenders, of }: Travels): Findings {
  const line = [of('raw-socket', 'kept'), of('raw-socket', 'anew')] as const;
  assertLength(line[0], 1);
  assertLength(line[1], 3);
  const ours = (circumstance: Circumstance): number => median(of('ours', circumstance));
  const circumstances = Object.keys(columns) as Circumstance[];
  return {
    tables: [
      {
        title: 'Over a line of 40 ms, TLS 1.3',
        columns: Object.values(columns).map((name) => ({ name, unit: 'round trips', digits: 2 })),
        rows: contenders.map(({ id, name }) => ({
          name,
          cells: circumstances.map((circumstance) => {
            const travels = of(id, circumstance);
            return travels.length > 0 ? sample(travels) : undefined;
          }),
        })),
        notes: [
          'One round trip is 40 ms: a proxy in a process of its own holds what passes for 20 ms each way. The system accepts its connections at once, so a client’s first bytes are held for 40 ms more, which a real handshake of TCP takes. There is no DNS.',
          `The line itself, over a raw socket: ${median(line[0]).toFixed(2)} round trips kept, ${median(line[1]).toFixed(2)} anew.`,
          'The first exchange of a process is timed from its call; modules are imported and the client is made. TCP, TLS 1.3 and HTTP take three round trips; what is more is computing.',
        ],
      },
    ],
    figures: {
      'first exchange': ours('first'),
      'first exchange, warmed up': median(of('ours-warmed-up', 'first')),
      'userInfo after an exchange': median(of('ours-user-info', 'kept')) - ours('kept'),
      'a confirmed notice': median(of('ours-confirmed-notice', 'kept')) - ours('kept'),
      'after 5 s idle': Math.max(ours('silent 5'), ours('saysFive 5')),
    },
  };
}

/** The shortest is looked at: on a busy machine all others may take longer, but none less. */
function assertLength(travels: readonly number[], expected: number): void {
  const shortest = Math.min(...travels);
  if (shortest >= expected * 0.98 && shortest <= expected * 1.2) return;
  throw new Error(
    `The line is not what it should be: over a raw socket an exchange took ${shortest.toFixed(2)} round trips, but ${expected} were expected.`,
  );
}
