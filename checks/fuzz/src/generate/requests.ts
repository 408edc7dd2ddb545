import * as fc from 'fast-check';
import { utf8 } from '../conversation.ts';
import { bodies } from './bodies.ts';
import type { Body } from './body.ts';
import type { Vocabulary } from './vocabulary.ts';
import { pairs, word } from './words.ts';

/** A request that is HTTP, whatever it means; latin1 text without its last header lines and its body. */
export interface ProperRequest {
  readonly head: string;
  readonly body: string;
}

const methods = ['GET', 'POST', 'PATCH', 'DELETE', 'PUT', 'HEAD', 'OPTIONS', 'TRACE', 'QUERY'];
const usualHeaders = [
  'Accept',
  'Accept-Encoding',
  'Authorization',
  'Content-Encoding',
  'Cookie',
  'Forwarded',
  'Last-Event-ID',
  'Origin',
  'Prefer',
  'Range',
  'Referer',
  'Sec-Fetch-Site',
  'Sec-Purpose',
  'User-Agent',
  'X-Forwarded-Host',
  '__proto__',
  'constructor',
];

/** Requests that any server has to answer, whole and with a length that is right. */
export function properRequests(vocabulary: Vocabulary): fc.Arbitrary<ProperRequest> {
  const line = fc.tuple(method(), target(vocabulary)).map((parts) => parts.join(' '));
  const headers = fc.array(headerLine(vocabulary), { maxLength: 6 });
  const body = fc.option(bodies(vocabulary), { freq: 3 });
  const any = fc
    .tuple(line, headers, body, chunkSizes)
    .map(([start, lines, content, sizes]) => requestOf(start, lines, content, sizes));
  const { calls } = vocabulary;
  if (calls === undefined) return any;
  const more = fc.array(headerLine(vocabulary), { maxLength: 1 });
  const call = fc
    .tuple(fc.oneof(...calls), more, chunkSizes)
    .map(([known, lines, sizes]) =>
      requestOf(known.line, known.headers.concat(lines), known.body ?? null, sizes),
    );
  return fc.oneof({ weight: 3, arbitrary: any }, { weight: 2, arbitrary: call });
}

function requestOf(
  line: string,
  headers: readonly string[],
  body: Body | null,
  sizes: readonly number[] | null,
): ProperRequest {
  const head = [`${line} HTTP/1.1`, 'Host: <host>', ...headers];
  return body ? framed(head, body, sizes) : { head: head.join('\r\n'), body: '' };
}

function method(): fc.Arbitrary<string> {
  const usual = fc.constantFrom('GET', 'POST', 'POST', 'POST');
  return fc.oneof(
    { weight: 4, arbitrary: usual },
    { weight: 1, arbitrary: fc.constantFrom(...methods) },
  );
}

function target({ paths, names, values }: Vocabulary): fc.Arbitrary<string> {
  const known = fc.constantFrom(...paths);
  const other = fc.tuple(known, word()).map(([path, more]) => `${path}/${more}`);
  const path = fc.oneof({ weight: 6, arbitrary: known }, { weight: 1, arbitrary: other });
  const query = fc.option(pairs(names, values), { freq: 2 });
  return fc.tuple(path, query).map(([before, parameters]) => {
    const after = parameters?.map((pair) => pair.join('=')).join('&');
    return visible(after === undefined ? before : `${before}?${after}`, 8000);
  });
}

function headerLine({ headers }: Vocabulary): fc.Arbitrary<string> {
  const any = fc
    .tuple(fc.constantFrom(...usualHeaders), word())
    .map(([name, value]) => `${name}: ${printable(value)}`);
  return headers.length === 0
    ? any
    : fc.oneof(
        { weight: 3, arbitrary: fc.constantFrom(...headers) },
        { weight: 1, arbitrary: any },
      );
}

/** What a target may hold: everything else is escaped, and it stays below the limit of all servers. */
function visible(text: string, limit: number): string {
  return utf8(text)
    .slice(0, limit)
    .replaceAll(/[^!-~]/g, (byte) => `%${byte.charCodeAt(0).toString(16).padStart(2, '0')}`);
}

function printable(text: string): string {
  return utf8(text)
    .slice(0, 2000)
    .replaceAll(/[^ -~\u0080-ÿ]/g, '?')
    .trim();
}

const chunkSizes = fc.option(
  fc.array(fc.integer({ min: 1, max: 9000 }), { minLength: 1, maxLength: 5 }),
  {
    freq: 3,
  },
);

/** A body with its length, or in chunks of these sizes. */
function framed(
  head: readonly string[],
  { type, bytes }: Body,
  sizes: readonly number[] | null,
): ProperRequest {
  const lines = [...head, ...(type ? [`Content-Type: ${type}`] : [])];
  if (!sizes) {
    return { head: [...lines, `Content-Length: ${bytes.length}`].join('\r\n'), body: bytes };
  }
  const chunks: string[] = [];
  for (let start = 0, next = 0; start < bytes.length; next++) {
    const chunk = bytes.slice(start, start + (sizes[next % sizes.length] ?? 1) + bytes.length / 50);
    chunks.push(`${chunk.length.toString(16)}\r\n${chunk}\r\n`);
    start += chunk.length;
  }
  return {
    head: [...lines, 'Transfer-Encoding: chunked'].join('\r\n'),
    body: `${chunks.join('')}0\r\n\r\n`,
  };
}
