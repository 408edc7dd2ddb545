import type { Manifest } from '@monpay-miniapp/shared/manifest';

/** Pixels. */
const height = 20;
const perCharacter = 6.6;
const padding = 8;
const gap = 6;

/** What is true of a package at a glance, by its label. */
function factsOf(manifest: Manifest): [string, string][] {
  const { node } = (manifest['engines'] ?? {}) as { node?: string };
  const dependencies = Object.keys((manifest['dependencies'] as object | undefined) ?? {});
  return [
    ['licence', String(manifest['license'])],
    ...(node ? [['node', node] satisfies [string, string]] : []),
    ['dependencies', String(dependencies.length)],
  ];
}

/** The line of a README that shows the badges of its package, and says the same where images are not shown. */
export function badgeLine(manifest: Manifest): string {
  const words = factsOf(manifest).map(([label, value]) => `${label} ${value}`);
  return `![${words.join(', ')}](badges.svg)`;
}

/** The badges of a package as one image, which asks nobody for anything. */
export function badges(manifest: Manifest): string {
  let end = 0;
  const drawn = factsOf(manifest).map(([label, value]) => {
    const widths = [label, value].map((text) => Math.round(text.length * perCharacter));
    const [left = 0, right = 0] = widths.map((width) => width + 2 * padding);
    const badge = [
      `  <g transform="translate(${end} 0)">`,
      `    <rect width="${left + right}" height="${height}" rx="3" fill="#57606a"/>`,
      `    <path d="M${left} 0h${right - 3}a3 3 0 0 1 3 3v14a3 3 0 0 1-3 3h-${right - 3}z" fill="#0969da"/>`,
      `    <text x="${padding}" y="14" textLength="${widths[0]}">${escaped(label)}</text>`,
      `    <text x="${left + padding}" y="14" textLength="${widths[1]}">${escaped(value)}</text>`,
      '  </g>',
    ];
    end += left + right + gap;
    return badge.join('\n');
  });
  const size = `width="${end - gap}" height="${height}" viewBox="0 0 ${end - gap} ${height}"`;
  const font = 'fill="#fff" font-family="Verdana,DejaVu Sans,sans-serif" font-size="11"';
  const open = `<svg xmlns="http://www.w3.org/2000/svg" ${size} ${font}>`;
  return `${[open, ...drawn, '</svg>'].join('\n')}\n`;
}

function escaped(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}
