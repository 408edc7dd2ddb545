import { bodyLimit } from './request.ts';

/** The most that is read from a connection for one answer: head, chunk extensions and interim answers too. */
const mostBytes = bodyLimit + 32_768;
/** The empty chunk, which is the last one. */
const lastChunk = '0\r\n\r\n';

/**
 * What came over a connection for one answer, as it came: Node's HTTP client reads over what stands behind a whole
 * answer. A class and no closures, since each exchange has one.
 */
export class AnswerBytes {
  #total = 0;
  #headLength: number | undefined;
  /** Not less than the last few bytes. */
  #end: Buffer | undefined;

  /** Takes note of more, and says whether that is still within the limit. */
  add(chunk: Buffer): boolean {
    if (this.#headLength === undefined) {
      // If two packets share the end of the head it isn't found, and the connection not used again.
      const end = chunk.indexOf('\r\n\r\n');
      if (end !== -1) this.#headLength = this.#total + end + 4;
    }
    this.#total += chunk.length;
    const end = this.#end?.subarray(-lastChunk.length);
    this.#end = end && chunk.length < lastChunk.length ? Buffer.concat([end, chunk]) : chunk;
    return this.#total <= mostBytes;
  }

  /** Whether anything came. */
  get any(): boolean {
    return this.#total > 0;
  }

  /** Whether there is nothing behind an answer with these headers, also not in the same packet. */
  endWith(headers: NodeJS.Dict<string | string[]>, hasBody: boolean): boolean {
    if (this.#headLength === undefined) return false;
    if (!hasBody) return this.#total === this.#headLength;
    const length = headers['content-length'];
    if (length !== undefined) return this.#total === this.#headLength + Number(length);
    // Anything behind it that ends like it is another answer, which Node notices, or none, which it notices too.
    const end = this.#end?.toString('latin1', this.#end.length - lastChunk.length);
    return headers['transfer-encoding'] !== undefined && end === lastChunk;
  }
}
