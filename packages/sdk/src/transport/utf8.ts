// Every runtime has both; jsdom, in which Jest runs the tests of many, takes them away from Node.
const { TextDecoder: Decoder, TextEncoder: Encoder } =
  'TextDecoder' in globalThis ? globalThis : process.getBuiltinModule('node:util');

/** Text to bytes. */
export const encoder: TextEncoder = /* #__PURE__ */ new Encoder();

/** Bytes to text; throws if they are not UTF-8. */
export const decoder: TextDecoder = /* #__PURE__ */ new Decoder('utf-8', { fatal: true });

/** For bytes that come in parts. What is not UTF-8 becomes U+FFFD. */
export function streamDecoder(): TextDecoder {
  return new Decoder();
}
