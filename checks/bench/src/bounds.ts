/** What must hold of a figure. */
export interface Bound {
  /** The name of the figure, as the parts give it. */
  readonly figure: string;
  readonly unit: string;
  readonly comparison: 'at most' | 'at least';
  readonly bound: number;
  /** The figure at which `--quick` fails: a few rounds on a busy machine say no more. Without it, they say nothing. */
  readonly quick?: number;
}

/** Ratios are of one run: both sides met the same machine. */
export const bounds: readonly Bound[] = [
  {
    figure: 'throughput at 50, ours to the best peer',
    unit: '×',
    comparison: 'at least',
    bound: 2.5,
    quick: 1,
  },
  {
    figure: 'CPU at 50, ours to node:http',
    unit: '×',
    comparison: 'at most',
    bound: 1.5,
    quick: 3,
  },
  { figure: 'p50, ours to node:http', unit: '×', comparison: 'at most', bound: 1.15, quick: 2.5 },
  { figure: 'p50, ours to fetch', unit: '×', comparison: 'at most', bound: 0.7, quick: 1.2 },
  { figure: 'our code alone', unit: 'µs', comparison: 'at most', bound: 7 },
  { figure: 'after 5 s idle', unit: 'round trips', comparison: 'at most', bound: 1.1, quick: 2.5 },
  { figure: 'first exchange', unit: 'round trips', comparison: 'at most', bound: 3.5, quick: 6 },
  {
    figure: 'first exchange, warmed up',
    unit: 'round trips',
    comparison: 'at most',
    bound: 1.2,
    quick: 2.5,
  },
  {
    figure: 'userInfo after an exchange',
    unit: 'round trips',
    comparison: 'at most',
    bound: 1.1,
    quick: 2.5,
  },
  {
    figure: 'a confirmed notice',
    unit: 'round trips',
    comparison: 'at most',
    bound: 1.1,
    quick: 2.5,
  },
  {
    figure: 'throughput at 1000, to that at 100',
    unit: '×',
    comparison: 'at least',
    bound: 0.9,
    quick: 0.3,
  },
  {
    figure: 'peak memory at 1000, ours to node:http',
    unit: '×',
    comparison: 'at most',
    bound: 1,
    quick: 2,
  },
  { figure: 'import above bare Node', unit: 'ms', comparison: 'at most', bound: 8 },
  { figure: 'first token above bare Node', unit: 'ms', comparison: 'at most', bound: 25 },
  { figure: 'min+gzip of one exchange', unit: 'kB', comparison: 'at most', bound: 14, quick: 21 },
  { figure: 'memory under a gzip bomb', unit: 'MB', comparison: 'at most', bound: 20, quick: 40 },
  {
    figure: 'memory under an endless body',
    unit: 'MB',
    comparison: 'at most',
    bound: 20,
    quick: 40,
  },
  { figure: 'codes spent twice', unit: 'codes', comparison: 'at most', bound: 0, quick: 0 },
];
