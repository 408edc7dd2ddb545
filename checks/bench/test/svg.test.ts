import { describe, expect, test } from 'vitest';
import { chartsOf } from '../src/report/charts.ts';
import { svgOf } from '../src/report/svg.ts';
import { results } from './results.ts';

const charts = chartsOf(results.parts);
const svg = svgOf(charts, 'on <this> machine');

test('what was measured is drawn, and what was not is left out', () => {
  expect(charts).toEqual([
    {
      title: 'Exchanges a second, 50 at a time (more is better)',
      digits: 0,
      bars: [
        { name: 'ours', value: 12_345.6 },
        { name: 'ky <3', value: 2_500 },
      ],
    },
  ]);
});

describe('the chart', () => {
  test('is well-formed', () => {
    expect(unclosed(svg)).toEqual([]);
    expect(svg).not.toMatch(/&(?!amp;|lt;|gt;|quot;)/);
    expect(svg).not.toMatch(/NaN|undefined|Infinity/);
  });

  test('has a title and says in words what it shows', () => {
    expect(svg).toContain('role="img" aria-labelledby="title desc"');
    expect(svg).toContain('<title id="title">The MonPay exchange, measured</title>');
    expect(svg).toContain(
      '<desc id="desc">Exchanges a second, 50 at a time (more is better): ours 12 346; ky &lt;3 2 500.</desc>',
    );
  });

  test('has every figure beside its bar, and the longest bar for the largest', () => {
    expect(svg).toContain('>12 346</text>');
    expect(svg).toContain('>2 500</text>');
    const lengths = [...svg.matchAll(/<rect [^>]*width="([\d.]+)"/g)].map(([, width]) =>
      Number(width),
    );
    expect(lengths[1] ?? 0).toBeCloseTo(((lengths[0] ?? 0) * 2_500) / 12_345.6, 0);
  });

  test('can be read in the dark, and runs nothing', () => {
    expect(svg).toContain('prefers-color-scheme: dark');
    expect(svg).not.toMatch(/<script|\son\w+=|href/);
  });

  test('of nothing is an empty one', () => {
    expect(unclosed(svgOf([], 'nothing'))).toEqual([]);
  });
});

/** The elements that are left open, or closed out of turn. */
function unclosed(xml: string): string[] {
  const open: string[] = [];
  for (const [, close, name, , self] of xml.matchAll(
    /<(\/?)([a-z]+)((?:\s+[\w:-]+="[^"<]*")*)\s*(\/?)>/g,
  )) {
    if (close && open.at(-1) === name) open.pop();
    else if (!self && name) open.push(name);
  }
  const rest = xml.replaceAll(/<\/?[a-z]+(?:\s+[\w:-]+="[^"<]*")*\s*\/?>/g, '');
  return rest.includes('<') ? [...open, rest] : open;
}
