import type { Chart } from './charts.ts';
import { numberInWords } from './number-in-words.ts';

const width = 760;
const labels = 206;
const figures = 70;
const line = 20;
const gap = 34;

/** The charts below each other, readable in light and in dark and without their colours: each bar has its figure. */
export function svgOf(charts: readonly Chart[], source: string): string {
  let y = 8;
  const panels = charts.map((chart) => {
    const top = y;
    y += gap + chart.bars.length * line + 16;
    return panel(chart, top);
  });
  const described = charts.map(inWords).join(' ');
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${y + 20}" role="img" aria-labelledby="title desc" font-family="system-ui, sans-serif" font-size="13">`,
    `<title id="title">The MonPay exchange, measured</title>`,
    `<desc id="desc">${escaped(described)}</desc>`,
    '<style>',
    'text { fill: #1f2328 } .bar { fill: #8c959f } .ours { fill: #0969da } .small { font-size: 11px; fill: #59636e }',
    '@media (prefers-color-scheme: dark) { text { fill: #f0f6fc } .bar { fill: #656c76 } .ours { fill: #4493f8 } .small { fill: #9198a1 } }',
    '</style>',
    ...panels,
    `<text class="small" x="0" y="${y + 8}">${escaped(source)}</text>`,
    '</svg>',
    '',
  ].join('\n');
}

function panel({ title, digits, bars }: Chart, top: number): string {
  const most = Math.max(...bars.map(({ value }) => value), Number.MIN_VALUE);
  const room = width - labels - figures - 10;
  const lines = bars.map(({ name, value }, index) => {
    const y = top + gap + index * line;
    const length = Math.max(1, (room * value) / most);
    const kind = name.startsWith('ours') ? 'bar ours' : 'bar';
    return [
      `<text x="${labels - 8}" y="${y + 11}" text-anchor="end">${escaped(name)}</text>`,
      `<rect class="${kind}" x="${labels}" y="${y}" width="${length.toFixed(1)}" height="14" rx="2"/>`,
      `<text x="${(labels + length + 6).toFixed(1)}" y="${y + 11}">${numberInWords(value, digits)}</text>`,
    ].join('\n');
  });
  return [`<text x="0" y="${top + 14}" font-weight="600">${escaped(title)}</text>`, ...lines].join(
    '\n',
  );
}

function inWords({ title, digits, bars }: Chart): string {
  const all = bars.map(({ name, value }) => `${name} ${numberInWords(value, digits)}`);
  return `${title}: ${all.join('; ')}.`;
}

function escaped(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}
