import { expect, test } from 'vitest';
import { launches, tokenOf } from '../src/launches.ts';
import { doubledLaunches } from '../src/workers/doubled-launches.ts';
import { measuredRun } from '../src/workers/measured-run.ts';

test('a run exchanges as many codes as it was asked to, all different', async () => {
  const codes = new Set<string>();
  const exchange = async (code: string) => {
    codes.add(code);
    return tokenOf(code);
  };
  const run = await measuredRun(exchange, launches().next, 1_000, 10);
  expect(codes.size).toBe(1_000);
  expect(run.p99).toBeGreaterThanOrEqual(run.p50);
});

test('no more are under way than it was asked to', async () => {
  let underWay = 0;
  let most = 0;
  const exchange = async (code: string) => {
    most = Math.max(most, ++underWay);
    await new Promise(setImmediate);
    underWay--;
    return tokenOf(code);
  };
  await measuredRun(exchange, launches().next, 100, 7);
  expect(most).toBe(7);
});

test('whoever does not give the token of the code has failed', async () => {
  const { next } = launches();
  const always = tokenOf(next());
  await expect(measuredRun(async () => always, next, 10, 1)).rejects.toThrow(
    'the token is not the one of the code',
  );
});

test('launches are doubled: half of them at once, half of them later', async () => {
  const launched: string[] = [];
  const exchange = async (code: string) => {
    launched.push(code);
    if (launched.indexOf(code) < launched.length - 1) throw new Error('used');
    return tokenOf(code);
  };
  const doubled = await doubledLaunches(exchange, launches().next, 400);
  expect(doubled).toMatchObject({ tokens: 200, refused: 200 });
  expect(launched.slice(0, 2)).toEqual([launched[0], launched[0]]);
  expect(launched.slice(200, 300)).toEqual(launched.slice(300));
});
