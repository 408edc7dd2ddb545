import { expect, test } from 'vitest';
import { markdownOf, markdownTable } from '../src/report/markdown.ts';
import { numberInWords } from '../src/report/number-in-words.ts';
import { results } from './results.ts';

test('a run is a page with its machine, its bounds, what failed, and its tables', () => {
  expect(markdownOf(results)).toBe(`# Benchmark

2026-11-20: Node 26.10.0 on Linux 6.1, A <fast> CPU & more, 2 cores, 24 GiB; client on core 0, server on core 1.

ky 2.1.0.

## Bounds

|                        |          wanted | measured |              verdict |
| ---------------------- | --------------: | -------: | -------------------: |
| codes spent twice      | at most 0 codes |  0 codes |                 held |
| import above bare Node |    at most 8 ms |  9.10 ms | missed by 1.1 (14 %) |

## Failures

- network: the line is too long

## Throughput

|        | 1 at a time, exchanges/s | 10 at a time, exchanges/s | 50 at a time, exchanges/s |
| ------ | -----------------------: | ------------------------: | ------------------------: |
| ours   |                        1 |                         2 |     12 346 (9 876–20 000) |
| ky <3  |                        1 |                         2 |                     2 500 |
| absent |                        1 |                         2 |                         – |

Fifty at a time.`);
});

test('a table without rows leaves its notes to speak', () => {
  expect(markdownTable({ title: '', columns: [], rows: [], notes: ['No redis-server.'] })).toBe('');
});

test.each([
  [1_234_567.89, 1, '1 234 567.9'],
  [0.004, 2, '0.00'],
  [-1.25, 1, '−1.3'],
  [NaN, 0, 'NaN'],
])('%d with %d digits is %s', (value, digits, words) => {
  expect(numberInWords(value, digits)).toBe(words);
});
