import { decoder } from '../transport/utf8.ts';

/**
 * A JSON text as data, with whole numbers of 16 digits and more as text: MonPay's transaction numbers come near
 * to 2^53, beyond which a number is not exact.
 * @throws if it is not JSON in UTF-8
 */
export function parseExactJson(body: Uint8Array): unknown {
  const text = decoder.decode(body);
  const parsed: unknown = JSON.parse(text);
  if (!/\d{16}/.test(text)) return parsed;
  // A string that does not end is taken to the end of the text, so that the text is passed over once.
  return JSON.parse(
    text.replace(/"(?:[^"\\]|\\[^])*(?:"|\\?$)|-?\d+(?:\.\d+)?(?:[eE][+-]?\d+)?/g, (token) =>
      /^-?\d{16,}$/.test(token) ? `"${token}"` : token,
    ),
  );
}
