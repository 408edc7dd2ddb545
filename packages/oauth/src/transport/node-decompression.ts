import type { IncomingMessage } from 'node:http';
import type { Readable, Transform } from 'node:stream';

/** As many as `fetch` undoes. */
const mostEncodings = 5;

/**
 * The body as it was before it was compressed, perhaps several times. No encoding was asked for, but a server
 * may choose one all the same. One that nobody knows is left as it is.
 * @param fail is called where the body is not what its encoding says, and where it ends too early
 */
export function decompressed(response: IncomingMessage, fail: () => void): Readable {
  const encodings = (response.headers['content-encoding'] ?? '').toLowerCase().split(/[\s,]+/);
  const steps = encodings.flatMap((encoding) => decoderOf(encoding) ?? []).toReversed();
  if (steps.length === 0 || steps.length > mostEncodings) return response;
  return steps.reduce<Readable>((source, step) => {
    const decoder = step();
    // Not a pipeline: it stops listening before a decoder says that its input was cut short.
    decoder.on('error', fail).on('close', () => source.destroy());
    return source.pipe(decoder);
  }, response);
}

function decoderOf(encoding: string): (() => Transform) | undefined {
  const zlib = process.getBuiltinModule('node:zlib');
  switch (encoding) {
    case 'gzip':
    case 'x-gzip':
      return zlib.createGunzip;
    case 'deflate':
      return zlib.createInflate;
    case 'br':
      return zlib.createBrotliDecompress;
    case 'zstd':
      // From Node 22.15 on.
      return zlib.createZstdDecompress;
    default:
      return undefined;
  }
}
