import type { Answer } from './send.ts';
import { sourceOf } from './page-text.ts';

/** What a sandbox makes and nobody but the app should have. */
export type Secret = 'secret' | 'code' | 'token';

/**
 * What of the sandbox's own stands in what a browser gets: in the page, in headers and cookies, as it is, percent-
 * or base64-encoded. All that a sandbox makes begins with `sbx_`.
 * @param places which parts of the answer are looked at
 */
export function secretsIn(
  answer: Answer,
  places: readonly ('body' | 'location' | 'cookies')[],
): ReadonlySet<Secret> {
  const header = (name: string): readonly string[] =>
    answer.headers.flatMap(([one, value]) => (one === name ? [value] : []));
  const texts = [
    ...(places.includes('body') ? [sourceOf(answer)] : []),
    ...(places.includes('location') ? header('location') : []),
    ...(places.includes('cookies') ? header('set-cookie') : []),
  ];
  return new Set(texts.flatMap(readings).flatMap(named));
}

/** A text, and what it says once it is decoded. */
function readings(text: string): readonly string[] {
  const plain = percentDecoded(text);
  const encoded = plain.match(/[\w+/-]{16,}/g) ?? [];
  return [
    plain,
    ...encoded.slice(0, 2000).map((run) => Buffer.from(run, 'base64').toString('latin1')),
  ];
}

function percentDecoded(text: string): string {
  return text.replace(/%[0-9a-f]{2}/gi, (escape) =>
    String.fromCharCode(Number.parseInt(escape.slice(1), 16)),
  );
}

function named(text: string): readonly Secret[] {
  return [...text.matchAll(/sbx_(\w*)/gi)].map(([, rest = '']) =>
    rest.startsWith('code_') ? 'code' : rest.startsWith('secret_') ? 'secret' : 'token',
  );
}
