import { $ZodStringFormat } from 'zod/v4/core';

// zod's core, since its schemas with methods (zod/mini) are half as large again.
function text(pattern: RegExp): $ZodStringFormat {
  return new $ZodStringFormat({ type: 'string', check: 'string_format', format: 'regex', pattern });
}

/** The texts of the token request and response, as the spec describes them. */
export const wireFormats = {
  redirect_uri: text(/^(?=.{1,2048}$)[Hh][Tt][Tt][Pp][Ss]?:\/\/[\x21\x22\x24-\x7E]+$/),
  /** `client_id` and `client_secret`. */
  credential: text(/^[\x20-\x7E]{1,1024}$/),
  /** RFC 6749 appendix A.11 gives the characters; the length is assumed. */
  code: text(/^[\x20-\x7E]{1,4096}$/),
  access_token: text(/^[\x20-\x7E]+$/),
  token_type: text(/^[Bb][Ee][Aa][Rr][Ee][Rr]$/),
  refresh_token: text(/^[\x20-\x7E]*$/),
};

/** Whether the value is a text of that form. */
export function fits(name: keyof typeof wireFormats, value: unknown): boolean {
  return !('issues' in wireFormats[name]['~standard'].validate(value));
}
