import type { ShopSettings } from './state.ts';

/** What MonPay answered. */
export interface MonPayAnswer {
  readonly status: number;
  readonly text: string;
}

/** MonPay refused, or its answer is none. */
export class MonPayError extends Error {
  /** From MonPay's envelope. */
  readonly intCode: number | undefined;

  constructor(message: string, intCode?: number) {
    super(message);
    this.intCode = intCode;
  }
}

const longest = 65_536;

/** Sends one request once, follows nothing, and waits no longer than the shop's deadline. */
export async function ask(
  { authorizationServer, deadline }: ShopSettings,
  path: string,
  init: RequestInit,
): Promise<MonPayAnswer> {
  const signal = AbortSignal.timeout(deadline);
  const answer = await fetch(authorizationServer + path, { redirect: 'manual', signal, ...init });
  const chunks: Uint8Array[] = [];
  let length = 0;
  for await (const chunk of answer.body ?? []) {
    chunks.push(chunk);
    length += chunk.length;
    if (length > longest) throw new MonPayError('The answer is too long.');
  }
  return { status: answer.status, text: Buffer.concat(chunks).toString() };
}

/** Posts to the token endpoint, which has longer for its answer than everything else. */
export function askForToken(
  settings: ShopSettings,
  body: URLSearchParams,
  more: { readonly query?: string; readonly redirect?: 'follow' } = {},
): Promise<MonPayAnswer> {
  const { query = '', ...init } = more;
  const patient = { ...settings, deadline: settings.tokenDeadline };
  return ask(patient, `/v2/oauth/token${query}`, { method: 'POST', body, ...init });
}

/** The JSON object of an answer; undefined if it is none. */
export function jsonOf(text: string): Record<string, unknown> | undefined {
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === 'object' && value !== null ? { ...value } : undefined;
  } catch {
    return undefined;
  }
}

/**
 * What the envelope holds: only HTTP 2xx with `intCode` 0 is a success.
 * @throws {MonPayError}
 */
export function resultOf({ status, text }: MonPayAnswer): Record<string, unknown> {
  const envelope = jsonOf(text);
  const intCode = typeof envelope?.['intCode'] === 'number' ? envelope['intCode'] : undefined;
  if (status !== 200 || intCode !== 0) throw new MonPayError('MonPay refused.', intCode);
  return { ...(envelope?.['result'] as object) };
}
