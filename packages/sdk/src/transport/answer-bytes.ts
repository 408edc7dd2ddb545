import { bodyLimit } from './request.ts';

/** The most that is read from a connection for one answer: head, chunk extensions and interim answers too. */
const mostBytes = bodyLimit + 32_768;

/** What came over a connection for one answer, as it came. */
export interface AnswerBytes {
  /** Takes note of more, and says whether that is still within the limit. */
  readonly add: (chunk: Buffer) => boolean;
  /** Whether anything came. */
  readonly any: () => boolean;
  /** Whether there is nothing behind an answer with these headers, also not in the same packet. */
  readonly endWith: (headers: NodeJS.Dict<string | string[]>, hasBody: boolean) => boolean;
}

/** Node's HTTP client reads over what stands behind a whole answer, so this looks at the bytes themselves. */
export function answerBytes(): AnswerBytes {
  let total = 0;
  let headLength: number | undefined;
  let tail = '';
  return {
    add(chunk) {
      if (headLength === undefined) {
        // If two packets share the end of the head it isn't found, and the connection not used again.
        const end = chunk.indexOf('\r\n\r\n');
        if (end !== -1) headLength = total + end + 4;
      }
      total += chunk.length;
      tail = (tail + chunk.toString('latin1', Math.max(0, chunk.length - 5))).slice(-5);
      return total <= mostBytes;
    },
    any: () => total > 0,
    endWith(headers, hasBody) {
      if (headLength === undefined) return false;
      if (!hasBody) return total === headLength;
      const length = headers['content-length'];
      if (length !== undefined) return total === headLength + Number(length);
      // Anything behind it that ends like it is another answer, which Node notices, or none, which it notices too.
      return headers['transfer-encoding'] !== undefined && tail === '0\r\n\r\n';
    },
  };
}
