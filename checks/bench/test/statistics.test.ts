import { describe, expect, test } from 'vitest';
import { median, quantile, ratios, sample } from '../src/statistics.ts';

describe('the median', () => {
  test('is the value in the middle, in whatever order they come', () => {
    expect(median([9, 1, 5])).toBe(5);
  });

  test('is between the two in the middle if their number is even', () => {
    expect(median([4, 1, 2, 100])).toBe(3);
  });

  test('sorts by size and not by letters', () => {
    expect(median([10, 9, 100])).toBe(10);
  });

  test('is not a number if nothing was measured', () => {
    expect(median([])).toBeNaN();
  });
});

test('a quantile is a value that was measured, and no more than the fraction lies below it', () => {
  const hundred = Array.from({ length: 100 }, (_, index) => 100 - index);
  expect(quantile(hundred, 0.5)).toBe(50);
  expect(quantile(hundred, 0.99)).toBe(99);
  expect(quantile(hundred, 0)).toBe(1);
  expect(quantile(hundred, 1)).toBe(100);
  expect(quantile([7], 0.99)).toBe(7);
  expect(quantile([], 0.5)).toBeNaN();
});

test('a sample has its spread', () => {
  expect(sample([3, 1, 8])).toEqual({ median: 3, min: 1, max: 8 });
});

test('ratios are taken round by round, so that a slow round counts for both', () => {
  expect(ratios([10, 40], [5, 20])).toEqual([2, 2]);
});
