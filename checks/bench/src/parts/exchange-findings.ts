import { contenders, leftOut, type Contender } from '../contenders.ts';
import { concurrencies, type Concurrency, type Workload } from '../workload.ts';
import type { Cell, Findings, Table } from '../report/table.ts';
import { median, ratios, sample } from '../statistics.ts';
import type { Turn, Turns } from './exchange.ts';
import type { OurCode } from './our-code.ts';

type Measure = (turn: Turn) => number;

const p50: Measure = ({ runs }) => runs[1].p50;
const p99: Measure = ({ runs }) => runs[1].p99;
const allocated: Measure = (turn) => turn.allocated / 1_000;
const serverBusy: Measure = (turn) => turn.serverBusy * 100;
const throughput = (concurrency: Concurrency): Measure => {
  return ({ runs }) => runs[concurrency].count / runs[concurrency].seconds;
};
const cpu = (concurrency: Concurrency): Measure => {
  return ({ runs }) => runs[concurrency].cpu / runs[concurrency].count;
};

/** Tables and figures of the turns on loopback. */
export function exchangeFindings(
  turns: Turns,
  { stub, over }: OurCode,
  workload: Workload,
): Findings {
  const of = (id: string, measure: Measure): number[] => (turns.get(id) ?? []).map(measure);
  const compare = (id: string, other: string, measure: Measure): number[] =>
    ratios(of(id, measure), of(other, measure));

  const at50 = throughput(50);
  const speed = ({ id }: Contender): number => median(of(id, at50));
  const best = contenders
    .filter(({ kind }) => kind === 'peer')
    .reduce((a, b) => (speed(a) < speed(b) ? b : a));
  const alone = [...over].map(([name, times]) => {
    return { name, cells: [sample(times), median(times) - median(stub)] };
  });

  const latency: Table = {
    title: 'One exchange after the other',
    columns: [
      { name: 'p50', unit: 'µs' },
      { name: 'p99', unit: 'µs' },
      { name: 'p50', unit: '× fetch', digits: 2 },
      { name: 'p50', unit: '× node:http', digits: 2 },
      { name: 'allocated', unit: 'kB', digits: 1 },
    ],
    rows: rows((id) => [
      sample(of(id, p50)),
      sample(of(id, p99)),
      sample(compare(id, 'fetch', p50)),
      sample(compare(id, 'node-http', p50)),
      sample(of(id, allocated)),
    ]),
    notes: [
      `Each contender was warmed up with ${workload.uncounted} exchanges and had ${workload.rounds} turns, round-robin. Shown is the median of the turns (lowest–highest); a ratio is the median of the ratios of each round.`,
      'Allocated is what V8 counts on its heap and what grew outside of it, such as the contents of buffers.',
      ...contenders.flatMap(({ name, note }) => (note ? [`${name}: ${note}.`] : [])),
      ...Object.entries(leftOut).map(([name, reason]) => `${name} is left out: it ${reason}.`),
    ],
  };
  const throughputs: Table = {
    title: 'Throughput',
    columns: [
      ...concurrencies.map((n) => ({ name: `${n} at a time`, unit: 'exchanges/s' })),
      { name: '50 at a time', unit: '× fetch', digits: 2 },
      { name: '50 at a time', unit: `× ${best.name}`, digits: 2 },
      { name: 'server busy', unit: '% of a core' },
    ],
    rows: rows((id) => [
      ...concurrencies.map((n) => sample(of(id, throughput(n)))),
      sample(compare(id, 'fetch', at50)),
      sample(compare(id, best.id, at50)),
      sample(of(id, serverBusy)),
    ]),
    notes: [
      `${best.name} is the best peer of this run at 50 at a time.`,
      'If the server is busy all the time, the server is what was measured.',
    ],
  };
  const cost: Table = {
    title: 'CPU of an exchange',
    columns: [
      ...concurrencies.map((n) => ({ name: `${n} at a time`, unit: 'µs' })),
      { name: '50 at a time', unit: '× node:http', digits: 2 },
    ],
    rows: rows((id) => [
      ...concurrencies.map((n) => sample(of(id, cpu(n)))),
      sample(compare(id, 'node-http', cpu(50))),
    ]),
    notes: ['All threads of the process, in user and system mode.'],
  };
  const stubbed: Table = {
    title: 'Code alone, transport stubbed',
    columns: [
      { name: 'with the stub', unit: 'µs', digits: 1 },
      { name: 'without it', unit: 'µs', digits: 1 },
    ],
    rows: [{ name: 'the stub alone', cells: [sample(stub), 0] }, ...alone],
    notes: [
      'The stub is a fetch that answers at once with a new Response. Alone it is called, its text read and parsed; the second column is the difference of the medians.',
    ],
  };

  return {
    tables: [latency, throughputs, cost, stubbed],
    figures: {
      'throughput at 50, ours to the best peer': median(compare('ours', best.id, at50)),
      'CPU at 50, ours to node:http': median(compare('ours', 'node-http', cpu(50))),
      'p50, ours to node:http': median(compare('ours', 'node-http', p50)),
      'p50, ours to fetch': median(compare('ours', 'fetch', p50)),
      'our code alone': median(over.get('ours, over fetch') ?? []) - median(stub),
    },
  };
}

function rows(cells: (id: string) => readonly Cell[]): Table['rows'] {
  return contenders.map(({ id, name }) => ({ name, cells: cells(id) }));
}
