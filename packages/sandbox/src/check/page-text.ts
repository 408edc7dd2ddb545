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
    .replace(/<script\b[^]*?(?:<\/script\s*>|$)/gi, ' ')
    .replace(/<style\b[^]*?(?:<\/style\s*>|$)/gi, ' ')
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
  const content = headerOf(answer, 'refresh') ?? metaOf(answer, 'http-equiv', 'refresh') ?? '';
  const [, seconds, target] =
    /^\s*(\d{1,9})\s*[;,]\s*(?:url\s*=\s*)?["']?([^"']+)/i.exec(content.slice(0, 2000)) ?? [];
  // A page that asks again after a while is one that waits for something.
  return Number(seconds) <= 1 ? target?.trim() : undefined;
}

/** The content of a `meta` of that name. */
export function metaOf(
  { body }: Pick<Answer, 'body'>,
  attribute: 'name' | 'http-equiv',
  name: string,
): string | undefined {
  const wanted = (meta: string): boolean =>
    [...meta.matchAll(/\b(name|http-equiv)\s*=\s*["']?([\w-]+)/gi)].some(
      ([, key = '', value = '']) => key.toLowerCase() === attribute && value.toLowerCase() === name,
    );
  // Nothing is looked for twice in one place, however the page is made.
  const meta = (body.match(/<meta\b[^<>]*>/gi) ?? []).slice(0, 100).find(wanted);
  const [, quoted, single, bare] =
    /\bcontent\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s"'<>]+))/i.exec(meta ?? '') ?? [];
  const content = quoted ?? single ?? bare;
  return content === undefined ? undefined : decoded(content);
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
