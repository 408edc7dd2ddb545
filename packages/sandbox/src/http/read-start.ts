/**
 * Reads the beginning of a stream of bytes, and cancels the rest, also if it can't be read.
 * @param most how much is returned at most: bytes
 * @throws {TypeError} if a chunk is not bytes
 */
export async function readStart(
  stream: ReadableStream<Uint8Array> | null,
  most: number,
): Promise<Uint8Array<ArrayBuffer>> {
  if (!stream) return new Uint8Array();
  const chunks: Uint8Array[] = [];
  let length = 0;
  const reader = stream.getReader();
  try {
    while (length < most) {
      const { done, value } = await reader.read();
      if (done) break;
      if (!ArrayBuffer.isView(value)) throw new TypeError('A chunk of the body is not bytes.');
      const chunk = value.subarray(0, most - length);
      chunks.push(chunk);
      length += chunk.length;
    }
  } finally {
    void reader.cancel().catch(() => {});
  }
  const bytes = new Uint8Array(length);
  let at = 0;
  for (const chunk of chunks) {
    bytes.set(chunk, at);
    at += chunk.length;
  }
  return bytes;
}
