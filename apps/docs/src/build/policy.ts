import { createHash } from 'node:crypto';

/**
 * A built page with its Content-Security-Policy: what is written into the page itself is named by its hash, and
 * nothing else may run or be asked for (decisions/0028-the-site.md argues each exception).
 */
export function withPolicy(html: string): string {
  const styleAttributes = [...html.matchAll(/<[^<>]*? style="([^"]*)"/g)].map(([, style = '']) =>
    style.replaceAll('&quot;', '"').replaceAll('&#38;', '&').replaceAll('&amp;', '&'),
  );
  const policy = [
    "default-src 'none'",
    // Pagefind is WebAssembly.
    `script-src 'self' 'wasm-unsafe-eval' ${hashes(inline(html, 'script'))}`,
    "worker-src 'self'",
    "connect-src 'self'",
    "img-src 'self' data:",
    "font-src 'self'",
    `style-src-elem 'self' ${hashes(inline(html, 'style'))}`,
    styleAttributes.length === 0
      ? "style-src-attr 'none'"
      : `style-src-attr 'unsafe-hashes' ${hashes(styleAttributes)}`,
    "form-action 'none'",
    "base-uri 'none'",
  ].join('; ');
  const charset = /<meta charset="?utf-8"?\s*\/?>/i;
  if (!charset.test(html))
    throw new Error('A page has no <meta charset> behind which a policy goes.');
  return html.replace(
    charset,
    (found) => `${found}<meta http-equiv="Content-Security-Policy" content="${policy.trim()}">`,
  );
}

function inline(html: string, tag: 'script' | 'style'): string[] {
  const elements = new RegExp(`<${tag}(\\s[^>]*)?>([\\s\\S]*?)</${tag}>`, 'g');
  return [...html.matchAll(elements)].flatMap(([, attributes = '', text = '']) =>
    /\ssrc=/.test(attributes) || text === '' ? [] : [text],
  );
}

function hashes(texts: readonly string[]): string {
  const sources = texts.map(
    (text) => `'sha256-${createHash('sha256').update(text).digest('base64')}'`,
  );
  return [...new Set(sources)].sort().join(' ');
}
