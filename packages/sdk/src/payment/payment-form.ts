import { streamDecoder } from '../transport/utf8.ts';

/** The most that is read of a notice's form, in bytes. */
const formLimit = 16_384;

/**
 * Reads a posted form.
 * @returns `undefined` if the body is not a form; in words why not if it is larger than any notice
 */
export async function readForm(
  contentType: string | null | undefined,
  body: AsyncIterable<Uint8Array | string> | Iterable<string>,
): Promise<URLSearchParams | string | undefined> {
  if (!/^application\/x-www-form-urlencoded(;|\s|$)/i.test(contentType ?? '')) return undefined;
  const decoder = streamDecoder();
  let text = '';
  for await (const chunk of body) {
    text += typeof chunk === 'string' ? chunk : decoder.decode(chunk, { stream: true });
    if (text.length > formLimit) return `the form is larger than ${formLimit} bytes`;
  }
  return new URLSearchParams(text);
}

/** A form that a framework parsed already, of which only texts count. */
export function parsedForm(fields: object): URLSearchParams {
  const form = new URLSearchParams();
  for (const [name, value] of Object.entries(fields)) {
    for (const each of Array.isArray(value) ? value : [value]) {
      if (typeof each === 'string') form.append(name, each);
    }
  }
  return form;
}
