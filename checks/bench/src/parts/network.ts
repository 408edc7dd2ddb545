import { setTimeout } from 'node:timers/promises';
import type { Contender } from '../contenders.ts';
import { contendersOf, type Workload } from '../workload.ts';
import { roundTrip, withLine, type Line } from './line.ts';
import { startContender, type RunningContender } from './running-contenders.ts';

const warmedUp: Contender = { id: 'ours-warmed-up', name: 'ours, after warmUp', kind: 'ours' };

/** An exchange, and what may come after it on the same connection. */
const afterToken: readonly Contender[] = [
  { id: 'ours-user-info', name: 'ours, and userInfo', kind: 'ours' },
  { id: 'ours-confirmed-notice', name: 'ours, and a confirmed notice', kind: 'ours' },
];

/**
 * What an exchange met: a new process, a kept connection, none in a process that has had one, or one that was
 * idle for some seconds.
 */
export type Circumstance = 'first' | 'kept' | 'anew' | 'silent 5' | 'saysFive 5' | 'silent 30';

/** Round trips of exchanges, by contender and circumstance. */
export interface Travels {
  readonly contenders: readonly Contender[];
  readonly of: (id: string, circumstance: Circumstance) => readonly number[];
}

type Timed = (
  client: RunningContender,
  circumstance: Circumstance,
  atATime?: number,
) => Promise<void>;

/** One exchange over a line of 40 ms with TLS, in round trips. */
export async function network(workload: Workload, log: (line: string) => void): Promise<Travels> {
  const contenders = contendersOf(workload);
  const travels = new Map<string, number[]>();
  const timed: Timed = async (one, circumstance, atATime = 1) => {
    const { seconds } = await one.run(atATime, atATime);
    const key = `${one.contender.id} ${circumstance}`;
    travels.set(key, [...(travels.get(key) ?? []), (seconds * 1_000) / roundTrip]);
  };

  await withLine(async (line) => {
    for (let round = 0; round < workload.freshProcesses; round++) {
      log(`fresh processes, round ${round + 1} of ${workload.freshProcesses}`);
      for (const one of [...contenders, warmedUp]) {
        const fresh = await startContender(one, { url: line.silent, env: line.env });
        try {
          await timed(fresh, 'first');
        } finally {
          await fresh.end();
        }
      }
    }
    await keptConnections(contenders, line, workload, timed, log);
  });

  return {
    contenders: [...contenders, warmedUp, ...afterToken],
    of: (id, circumstance) => travels.get(`${id} ${circumstance}`) ?? [],
  };
}

async function keptConnections(
  contenders: readonly Contender[],
  line: Line,
  { kept, pauses }: Workload,
  timed: Timed,
  log: (line: string) => void,
): Promise<void> {
  const silent: RunningContender[] = [];
  const saysFive: RunningContender[] = [];
  try {
    for (const one of contenders) {
      log(`kept connections of ${one.name}`);
      silent.push(await startContender(one, { url: line.silent, env: line.env }));
      saysFive.push(await startContender(one, { url: line.saysFive, env: line.env }));
    }
    const lastUsed = new Map<RunningContender, number>();
    const use = async (one: RunningContender, exchange: Promise<unknown>): Promise<void> => {
      await exchange;
      lastUsed.set(one, performance.now());
    };
    for (const one of [...silent, ...saysFive]) await use(one, one.run(1, 1));
    for (const one of silent) {
      await use(one, one.run(1, 1));
      for (let i = 0; i < kept; i++) await use(one, timed(one, 'kept'));
    }
    for (const one of afterToken) {
      log(`kept connections of ${one.name}`);
      const running = await startContender(one, { url: line.silent, env: line.env });
      try {
        for (let i = 0; i < 2; i++) await running.run(1, 1);
        for (let i = 0; i < kept; i++) await timed(running, 'kept');
      } finally {
        await running.end();
      }
    }
    // One more at a time than there are connections.
    for (const floor of silent.filter(({ contender: { id } }) => id === 'raw-socket')) {
      for (let idle = 1; idle <= 3; idle++) await use(floor, timed(floor, 'anew', idle + 1));
    }

    // One after the other, but all idle at the same time.
    const after = async (
      one: RunningContender,
      seconds: 5 | 30,
      circumstance: Circumstance,
    ): Promise<void> => {
      const idle = performance.now() - (lastUsed.get(one) ?? 0);
      await setTimeout(Math.max(0, seconds * 1_000 - idle));
      await use(one, timed(one, circumstance));
    };
    for (let i = 0; i < pauses[5]; i++) {
      log(`idle for 5 s, ${i + 1} of ${pauses[5]}`);
      for (const one of [...saysFive, ...silent]) {
        // Apart, so that nobody is in another's way when the time is over.
        const apart = setTimeout(4 * roundTrip);
        await use(one, one.run(1, 1));
        await apart;
      }
      for (const one of saysFive) await after(one, 5, 'saysFive 5');
      for (const one of silent) await after(one, 5, 'silent 5');
    }
    for (let i = 0; i < pauses[30]; i++) {
      log(`idle for 30 s, ${i + 1} of ${pauses[30]}`);
      for (const one of silent) await after(one, 30, 'silent 30');
    }
  } finally {
    await Promise.all([...silent, ...saysFive].map(({ end }) => end()));
  }
}
