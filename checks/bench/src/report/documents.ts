import type { Results } from '../results.ts';
import { chartsOf } from './charts.ts';
import { markdownOf } from './markdown.ts';
import { svgOf } from './svg.ts';

/** The results in each form that they are written in, by the ending of its file. */
export function documentsOf(results: Results): Readonly<Record<'json' | 'md' | 'svg', string>> {
  const { date, cpu, node } = results.machine;
  return {
    json: `${JSON.stringify(results, undefined, 2)}\n`,
    md: `${markdownOf(results)}\n`,
    svg: svgOf(chartsOf(results.parts), `${date}, Node ${node}, ${cpu}`),
  };
}
