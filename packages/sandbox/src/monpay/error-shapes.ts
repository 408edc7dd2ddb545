import { sandboxHeaders, type PlainAnswer } from '../http/message.ts';
import type { ErrorShape } from '../world/settings.ts';
import { tokenErrorStatus, type TokenErrorCode } from './token-errors.ts';

const noStore = { 'Cache-Control': 'no-store', Pragma: 'no-cache' };

/** An answer of the token endpoint: JSON that no cache keeps (RFC 6749 §5.1). */
export function tokenEndpointJson(status: number, body: unknown): PlainAnswer {
  return {
    status,
    headers: { ...sandboxHeaders, 'Content-Type': 'application/json;charset=UTF-8', ...noStore },
    body: JSON.stringify(body),
  };
}

/**
 * One of the five documented errors in one of the shapes.
 * @param description a sentence for the developer
 */
export function errorAnswer(
  error: TokenErrorCode,
  description: string,
  shape: ErrorShape,
): PlainAnswer {
  const status = tokenErrorStatus[error];
  switch (shape) {
    case 'rfc6749':
      return tokenEndpointJson(status, { error, error_description: inErrorCharset(description) });
    case 'envelope':
      return tokenEndpointJson(status, envelope(status, description));
    case 'html':
      return htmlAnswer(status);
    case 'empty':
      return { status, headers: { ...sandboxHeaders, ...noStore }, body: '' };
  }
}

/** MonPay's envelope around nothing. */
export function envelope(code: number, info: string): object {
  return { code: String(code), intCode: code, info, result: null };
}

/** What a gateway in between would answer. It repeats nothing of the request. */
export function htmlAnswer(status: number): PlainAnswer {
  return {
    status,
    headers: { ...sandboxHeaders, 'Content-Type': 'text/html; charset=utf-8', ...noStore },
    body: `<!doctype html><html lang="en"><head><title>${status}</title></head><body><h1>${status}</h1><p>SANDBOX (not MonPay): the page of a gateway.</p></body></html>`,
  };
}

/** RFC 6749 §5.2 allows an error_description printable ASCII without quotation marks and backslashes. */
function inErrorCharset(text: string): string {
  return text.replaceAll('"', "'").replace(/[^\x20-\x21\x23-\x5B\x5D-\x7E]/g, '?');
}
