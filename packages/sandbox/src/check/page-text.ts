import { headerOf, type Answer } from './send.ts';

const named: Readonly<Record<string, string>> = {
  amp: '&',
  lt: '<',
  gt: '>',
  quot: '"',
  apos: "'",
  nbsp: ' ',
};

/** What a page says, without markup and scripts, with its entities as characters. */
export function textOf({ body }: Pick<Answer, 'body'>): string {
  const bare = body
    .replace(/<!--[^]*?(?:-->|$)/g, ' ')
    .replace(/<(script|style)\b[^]*?(?:<\/\1\s*>|$)/gi, ' ')
    .replace(/<[^<>]*>/g, ' ');
  return decoded(bare).replace(/\s+/g, ' ').trim();
}

/** Everything that an answer shows a browser, markup and scripts included, with its entities as characters. */
export function sourceOf({ body }: Pick<Answer, 'body'>): string {
  return decoded(body).replace(/\\u([0-9a-f]{4})/gi, (_, code: string) => char(code, 16));
}

/** The words of a page, in lower case. */
export function wordsOf(answer: Pick<Answer, 'body'>): ReadonlySet<string> {
  return new Set(
    textOf(answer)
      .toLowerCase()
      .match(/[\p{L}\p{N}]+/gu) ?? [],
  );
}

/** Where a page refreshes to at once, if it does. */
export function refreshOf(answer: Pick<Answer, 'body' | 'headers'>): string | undefined {
  const header = headerOf(answer, 'refresh');
  const [meta = ''] =
    /<meta\b[^>]{0,500}http-equiv\s*=\s*["']?refresh\b[^>]{0,5000}>/i.exec(answer.body) ?? [];
  const [, quoted, bare] = /\bcontent\s*=\s*(?:"([^"]*)"|'([^']*)')/i.exec(meta) ?? [];
  const content = header ?? decoded(quoted ?? bare ?? '');
  const [, seconds, target] =
    /^\s*(\d+)\s*[;,]\s*(?:url\s*=\s*)?["']?([^"']+)["']?\s*$/i.exec(content) ?? [];
  // A page that asks again after a while is one that waits for something.
  return Number(seconds) <= 1 ? target?.trim() : undefined;
}

function decoded(text: string): string {
  return text.replace(
    /&(?:#(\d{1,7})|#x([0-9a-f]{1,6})|([a-z]{2,6}));/gi,
    (whole, ten, sixteen, name) => {
      if (ten !== undefined) return char(String(ten), 10);
      if (sixteen !== undefined) return char(String(sixteen), 16);
      return named[String(name).toLowerCase()] ?? whole;
    },
  );
}

function char(code: string, base: number): string {
  const point = Number.parseInt(code, base);
  return point > 0 && point <= 0x10_ff_ff ? String.fromCodePoint(point) : '';
}
