import {
  InvalidTokenResponseError,
  TokenResponseError,
  type TokenErrorCode,
} from '../errors/errors.ts';
import type { Hint } from '../errors/hints.ts';
import { redacted } from '../errors/redacted.ts';
import { bodyLimit, type TransportResponse } from '../transport/request.ts';
import { decoder } from '../transport/utf8.ts';
import { Envelope } from '../wire/envelope.ts';
import { judge } from '../wire/issues.ts';
import { errorOfStatus, TokenError } from '../wire/token-error.ts';
import { TokenResponse as Schema } from '../wire/token-response.ts';

/**
 * MonPay's access token, under its wire names. Keep it on the server: it is permanent, so
 * `refresh_token` and `expires_in` are documented as not used yet and may be absent or mean nothing.
 * @see RFC 6749 §5.1
 */
export interface TokenResponse {
  /** Printable ASCII, of any length. */
  readonly access_token: string;
  /** `Bearer`, in any case of letters. */
  readonly token_type: string;
  /** Printable ASCII; MonPay's may be empty. Absent if MonPay sent anything else. */
  readonly refresh_token?: string | null | undefined;
  /** Seconds, a whole number; MonPay's may be 0, which does not mean that the token has expired. Absent if MonPay sent anything else. */
  readonly expires_in?: number | null | undefined;
}

type Fields = Readonly<Record<string, unknown>>;

/**
 * Understands an answer of the token endpoint: the body's `error`, then MonPay's envelope, then the
 * HTTP status. The content type is not asked: a code is spent on the answer, and what counts is what it says.
 * @param secrets what must not show in an error's description
 * @param hint what to say if the answer is not about a launch's code
 * @throws {TokenResponseError} MonPay refused
 * @throws {InvalidTokenResponseError} anything else that is not a token
 */
export function parseTokenResponse(
  { status, body }: TransportResponse,
  secrets: readonly string[],
  hint?: Hint,
): TokenResponse {
  const json = fieldsOf(parsed(body));
  const fields = json ?? {};
  const envelope = 'intCode' in fields;
  const result = (envelope && fieldsOf(fields['result'])) || fields;
  const shown = (text: unknown): string | undefined =>
    redacted(text, [...secrets, ...tokensOf(fields), ...tokensOf(result)]);
  const redirect = status === 0 || (status >= 300 && status < 400);

  const error =
    errorIn(fields) ??
    errorIn(result) ??
    errorIn({ error: envelope && fields['code'] }) ??
    errorOfStatus(status);
  const said = envelope ? judge(Envelope, fields) : undefined;
  const refusal = said && 'value' in said && said.value.intCode !== 0 ? said.value : undefined;
  if (error || (refusal && !redirect)) {
    throw new TokenResponseError(
      status,
      {
        error: error ?? errorOfStatus(refusal?.intCode ?? 0),
        description: shown(
          fields['error_description'] ?? result['error_description'] ?? fields['info'],
        ),
        intCode: refusal?.intCode,
        monpayCode: shown(refusal?.code),
      },
      hint,
    );
  }

  const invalid = (path: string, message: string): InvalidTokenResponseError =>
    new InvalidTokenResponseError(status, [{ path, message }], hint);
  if (redirect) throw invalid('', 'it is a redirect, which is refused');
  if (status !== 200) throw invalid('', 'the status is not documented');
  if (!body) throw invalid('', `the body is larger than ${bodyLimit} bytes`);
  if (!json) throw invalid('', 'the body is not a UTF-8 JSON object');
  const unknown = fields['error'] || result['error'];
  if (unknown) throw invalid('error', `is ${shown(unknown) ?? 'not text'}`);
  if (said && 'issues' in said) throw new InvalidTokenResponseError(status, said.issues, hint);
  if (envelope && result === fields) throw invalid('result', 'is not an object');

  const judged = judge(Schema, result);
  if ('issues' in judged) throw new InvalidTokenResponseError(status, judged.issues, hint);
  return unloggable(judged.value);
}

/** Frozen, and written by `console.log` without the tokens; JSON and property access have them. */
function unloggable(token: TokenResponse): TokenResponse {
  const { access_token, token_type, refresh_token, expires_in } = token;
  const response = {
    access_token,
    token_type,
    ...(refresh_token !== undefined && { refresh_token }),
    ...(expires_in !== undefined && { expires_in }),
  };
  return Object.freeze(Object.defineProperty(response, inspected, { value: withoutTokens }));
}

const inspected = /* @__PURE__ */ Symbol.for('nodejs.util.inspect.custom');

function withoutTokens(this: TokenResponse): object {
  const copy: Record<string, unknown> = { ...this };
  for (const name of ['access_token', 'refresh_token']) copy[name] &&= '[redacted]';
  return copy;
}

function parsed(body: Uint8Array | undefined): unknown {
  try {
    return JSON.parse(decoder.decode(body));
  } catch {
    return undefined;
  }
}

/** A JSON object's own fields: what a prototype has nobody has answered. */
function fieldsOf(value: unknown): Fields | undefined {
  const isObject = typeof value === 'object' && value !== null && !Array.isArray(value);
  return isObject ? Object.assign(Object.create(null), value) : undefined;
}

/** The tokens that stand in an answer. What no header could carry is not one, and need not be hidden. */
function tokensOf({ access_token, refresh_token }: Fields): string[] {
  return [access_token, refresh_token].filter(isToken);
}

function isToken(value: unknown): value is string {
  return Schema().shape.access_token.safeParse(value).success;
}

/** The documented error that the fields name, if they do. */
function errorIn(fields: Fields): TokenErrorCode | undefined {
  if (!fields['error']) return undefined;
  const judged = judge(TokenError, fields);
  return 'value' in judged ? judged.value.error : undefined;
}
