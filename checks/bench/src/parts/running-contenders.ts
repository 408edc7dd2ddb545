import type { Contender } from '../contenders.ts';
import type { Workload } from '../workload.ts';
import { twoCores } from '../workers/cores.ts';
import type { ContenderQuestion } from '../workers/contender-process.ts';
import type { Run } from '../workers/measured-run.ts';
import { startWorker, type Worker, type WorkerOptions } from '../workers/worker.ts';

/** A contender in a process of its own, warmed up. */
export interface RunningContender {
  readonly contender: Contender;
  /** Of its codes. */
  readonly series: string;
  readonly run: (count: number, concurrency: number) => Promise<Run>;
  readonly allocated: (count: number) => Promise<number>;
  readonly ask: Worker<ContenderQuestion, string>['ask'];
  /** How many codes it has exchanged. */
  readonly exchanged: () => number;
  readonly end: () => Promise<void>;
}

/** Starts a contender against a server, or against a stubbed `fetch` if there is no `url`. */
export async function startContender(
  contender: Contender,
  { url, ...options }: { readonly url: string | undefined } & WorkerOptions,
): Promise<RunningContender> {
  const worker: Worker<ContenderQuestion, string> = await startWorker('contender-process.ts', {
    args: url ? [contender.id, url] : [contender.id, 'http://127.0.0.1', 'stubbed'],
    core: twoCores()?.client,
    ...options,
  });
  let exchanged = 0;
  return {
    contender,
    series: worker.ready,
    run(count, concurrency) {
      exchanged += count;
      return worker.ask({ run: count, concurrency });
    },
    allocated(count) {
      exchanged += 2 * count;
      return worker.ask({ allocated: count });
    },
    ask: worker.ask,
    exchanged: () => exchanged,
    end: worker.end,
  };
}

/** Starts and warms up all, and ends them whatever comes of the work. */
export async function withRunning<Result>(
  contenders: readonly Contender[],
  url: string | undefined,
  { uncounted }: Workload,
  log: (line: string) => void,
  work: (running: readonly RunningContender[]) => Promise<Result>,
): Promise<Result> {
  const running: RunningContender[] = [];
  try {
    for (const contender of contenders) {
      log(`warming up ${contender.name}`);
      const one = await startContender(contender, { url });
      running.push(one);
      await one.run(uncounted, 10);
    }
    return await work(running);
  } finally {
    await Promise.all(running.map(({ end }) => end()));
  }
}

/** Gives each a turn, round after round, and begins each round with another, so that none is always first. */
export async function roundRobin(
  running: readonly RunningContender[],
  rounds: number,
  log: (line: string) => void,
  turn: (client: RunningContender) => Promise<void>,
): Promise<void> {
  for (let round = 0; round < rounds; round++) {
    log(`round ${round + 1} of ${rounds}`);
    const first = round % running.length;
    for (const one of [...running.slice(first), ...running.slice(0, first)]) await turn(one);
  }
}
