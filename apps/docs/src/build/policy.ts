import { createHash } from 'node:crypto';

/**
 * A built page with its Content-Security-Policy: what is written into the page itself is named by its hash, and
 * nothing else may run or be asked for (decisions/0029-the-site.md argues each exception).
 */
export function withPolicy(html: string): string {
  const styleAttributes = [...html.matchAll(/<[^<>]*? style="([^"]*)"/g)].map(([, style = '']) =>
    style.replaceAll('&quot;', '"').replaceAll('&#38;', '&').replaceAll('&amp;', '&'),
  );
  return withDirectives(html, [
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
    // The phone is a document of its own.
    ...(html.includes('<iframe ') ? ["frame-src 'self'"] : []),
  ]);
}

/**
 * The document of the phone with its policy, which the pages on the phone inherit: it may ask nobody for anything but
 * its own files (decisions/0038-the-phone-as-a-guest.md).
 * @param sheets the style sheets that stand in those pages
 */
export function withPhonePolicy(html: string, sheets: readonly string[]): string {
  return withDirectives(html, [
    `script-src 'self' ${hashes(inline(html, 'script'))}`,
    "img-src 'self' data:",
    `style-src-elem 'self' ${hashes([...inline(html, 'style'), ...sheets])}`,
  ]);
}

function withDirectives(html: string, directives: readonly string[]): string {
  const policy = ["default-src 'none'", ...directives, "form-action 'none'", "base-uri 'none'"]
    .map((directive) => directive.trim())
    .join('; ');
  const charset = /<meta charset="?utf-8"?\s*\/?>/i;
  if (!charset.test(html))
    throw new Error('A page has no <meta charset> behind which a policy goes.');
  return html.replace(
    charset,
    (found) => `${found}<meta http-equiv="Content-Security-Policy" content="${policy}">`,
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
