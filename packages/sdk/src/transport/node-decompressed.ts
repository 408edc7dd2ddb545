import type { IncomingHttpHeaders } from 'node:http';
import { bodyLimit } from './request.ts';
import { systemCodeOf } from './system-code.ts';

const decoders: ReadonlyMap<string, 'unzipSync' | 'brotliDecompressSync' | 'zstdDecompressSync'> =
  /* #__PURE__ */ new Map([
    ['gzip', 'unzipSync'],
    ['x-gzip', 'unzipSync'],
    ['deflate', 'unzipSync'],
    ['br', 'brotliDecompressSync'],
    ['zstd', 'zstdDecompressSync'],
  ]);
/** Each may cost as much as the whole limit. */
const mostEncodings = 5;

/**
 * The body as it was before it was compressed, perhaps several times: `undefined` if it is too large, empty if
 * it does not decompress. No encoding was asked for, but a server may choose one anyway. One that nobody
 * knows is left as it is.
 */
export function decompressed(
  whole: Uint8Array,
  headers: IncomingHttpHeaders,
): Uint8Array | undefined {
  const encodings = headers['content-encoding']?.toLowerCase().split(/[\s,]+/) ?? [];
  const used = encodings.map((name) => decoders.get(name)).filter((name) => name !== undefined);
  if (used.length > mostEncodings) return new Uint8Array();
  let body = whole;
  try {
    for (const decoder of used.toReversed()) {
      body = process.getBuiltinModule('node:zlib')[decoder](body, { maxOutputLength: bodyLimit });
    }
    return body;
  } catch (error) {
    return systemCodeOf(error) === 'ERR_BUFFER_TOO_LARGE' ? undefined : new Uint8Array();
  }
}
