import * as z from 'zod/mini';
import {
  InvalidTokenResponseError,
  TokenResponseError,
  type Issue,
  type TokenErrorCode,
} from './errors.ts';
import { redacted } from './redacted.ts';
import { bodyLimit, type TransportResponse } from './transport/transport.ts';

/**
 * MonPay's access token, under its wire names. Keep it on the server: it is permanent, so
 * `refresh_token` and `expires_in` are documented as not used yet and may be absent or mean nothing.
 * @see RFC 6749 §5.1
 */
export interface TokenResponse {
  readonly access_token: string;
  /** `Bearer`, in any case of letters. */
  readonly token_type: string;
  readonly refresh_token?: string | null | undefined;
  /** Seconds. */
  readonly expires_in?: number | null | undefined;
}

/** The token response's fields in their wire form, as in the spec. */
export const tokenResponseFields = {
  access_token: z.string().check(z.minLength(1), z.regex(/^[\x20-\x7E]+$/)),
  token_type: z.string().check(z.regex(/^[Bb][Ee][Aa][Rr][Ee][Rr]$/)),
  refresh_token: z.optional(z.nullable(z.string().check(z.regex(/^[\x20-\x7E]*$/)))),
  expires_in: z.optional(z.nullable(z.int())),
};

/** The documented errors by their HTTP status. */
export const errorsByStatus: Readonly<Record<number, TokenErrorCode>> = {
  400: 'invalid_request',
  401: 'unauthorized_client',
  403: 'invalid_grant',
  415: 'unsupported_grant_type',
  505: 'server_error',
};

const errorCodes: ReadonlySet<unknown> = /* #__PURE__ */ new Set(Object.values(errorsByStatus));

/**
 * Understands an answer of the token endpoint: the body's `error`, then MonPay's envelope, then the
 * HTTP status. The content type is not asked: a code is spent on the answer, and what counts is what it says.
 * @param secrets what must not show in an error's description
 * @throws {TokenResponseError} one of the five documented errors
 * @throws {InvalidTokenResponseError} anything else that is no token
 */
export function parseTokenResponse(
  { status, body }: TransportResponse,
  secrets: readonly string[],
): TokenResponse {
  const json = body && parseJson(body);
  const fields: Record<string, unknown> = isRecord(json) ? json : {};
  const envelope = 'intCode' in fields;
  const result = envelope && isRecord(fields['result']) ? fields['result'] : fields;
  const hidden = [...secrets, ...tokensIn(fields), ...tokensIn(result)];

  const named = [fields['error'], result['error'], envelope && fields['code']].find(
    isTokenErrorCode,
  );
  const error = named ?? errorsByStatus[status];
  if (error) {
    const description =
      fields['error_description'] ?? result['error_description'] ?? fields['info'];
    throw new TokenResponseError(error, status, redacted(description, hidden));
  }

  const invalid = (path: string, message: string): InvalidTokenResponseError =>
    new InvalidTokenResponseError(status, [{ path, message }]);

  if (status === 0 || (status >= 300 && status < 400)) {
    throw invalid(
      '',
      'it redirects, which is refused because the client secret would go elsewhere',
    );
  }
  if (status !== 200) throw invalid('', 'the status is not documented');
  if (!body) throw invalid('', `the body is larger than ${bodyLimit} bytes`);
  if (json === undefined) throw invalid('', 'the body is not JSON in UTF-8');
  if (!isRecord(json)) throw invalid('', 'the body is no JSON object');
  if (fields['error'] || result['error']) {
    throw invalid(
      'error',
      `is ${redacted(fields['error'] ?? result['error'], hidden) ?? 'no text'}`,
    );
  }
  if (envelope && fields['intCode'] !== 0) {
    throw invalid(
      'intCode',
      `is not 0: ${redacted(fields['info'], hidden) ?? 'no info was given'}`,
    );
  }
  if (envelope && result === fields) throw invalid('result', 'is no object');

  const issues: Issue[] = [];
  const token: Record<string, unknown> = {};
  for (const [path, schema] of Object.entries(tokenResponseFields)) {
    const value = result[path];
    const issue = schema.safeParse(value).error?.issues[0];
    if (issue) issues.push({ path, message: explain(issue) });
    else if (value !== undefined) token[path] = value;
  }
  if (issues.length > 0) throw new InvalidTokenResponseError(status, issues);
  return unloggable(token as unknown as TokenResponse);
}

/** Frozen, and written by `console.log` without the tokens; JSON and property access have them. */
function unloggable(token: TokenResponse): TokenResponse {
  const shown = { ...token, access_token: '[redacted]' };
  if (shown.refresh_token) shown.refresh_token = '[redacted]';
  Object.defineProperty(token, Symbol.for('nodejs.util.inspect.custom'), { value: () => shown });
  return Object.freeze(token);
}

function explain(issue: z.core.$ZodIssue): string {
  return issue.code === 'invalid_type'
    ? `is missing or is no ${issue.expected}`
    : 'is empty or has illegal characters';
}

function parseJson(body: Uint8Array): unknown {
  try {
    return JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(body));
  } catch {
    return undefined;
  }
}

function tokensIn(fields: Record<string, unknown>): string[] {
  return [fields['access_token'], fields['refresh_token']].filter(
    (value) => typeof value === 'string',
  );
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function isTokenErrorCode(value: unknown): value is TokenErrorCode {
  return errorCodes.has(value);
}
