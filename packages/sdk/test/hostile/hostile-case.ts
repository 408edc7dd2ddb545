import { setTimeout as delay } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import {
  confidentialClient,
  isOAuthError,
  requestToken,
  type AnyOAuthError,
  type ConfidentialClient,
  type ConfidentialClientOptions,
  type TokenErrorCode,
  type TokenResponse,
} from '../../src/index.ts';
import { loopback, type Loopback, type LoopbackOptions } from './loopback.ts';
import { goodToken } from './replies.ts';
import { leaks, shown } from './shown.ts';

export const secret = `sEcReTcOrEsEcReT/+&=%"<>'\\ ~`;
const cores = ['sEcReTcOrEsEcReT', 'cOdEcOrEcOdE', 'tOkEncOrEtOkEn', 'rEfReShcOrErEfReSh'];

let issued = 0;

/** A code that no other case has spent, with every character that an encoding may trip over. */
export function freshCode(): string {
  return `cOdEcOrEcOdE/+&=%"<>'\\ ~${++issued}`;
}

export type Over = 'node' | 'fetch';

/** For an outcome that depends on the machine. */
export const either: unknown = expect.stringMatching(/^(not_sent|unknown)$/);

/** What must come out, to the part. */
export type Expected =
  | { readonly token: object }
  | {
      readonly code: 'token_request_failed';
      readonly reason: 'aborted' | 'timeout' | 'network';
      readonly outcome: unknown;
      readonly systemCode?: unknown;
    }
  | {
      readonly code: 'token_response_error';
      readonly error: TokenErrorCode;
      readonly status: number;
      readonly description?: unknown;
      readonly intCode?: unknown;
      readonly monpayCode?: unknown;
    }
  | {
      readonly code: 'invalid_token_response';
      readonly status: number;
      readonly issues?: unknown;
    }
  | { readonly code: 'invalid_authorization_response' };

export interface HostileCase extends LoopbackOptions {
  readonly name: string;
  readonly expected: Expected;
  /** For an outcome of which one transport sees less than the other. */
  readonly overFetch?: Expected;
  readonly only?: Over;
  /** Requests that the server must have read whole. Default: 1, and 0 if nothing was sent. */
  readonly requests?: number;
  readonly requestsOverFetch?: number;
  readonly options?: Partial<ConfidentialClientOptions>;
  readonly signal?: (served: Loopback) => AbortSignal;
  /** Prepares the server, such as by closing it. */
  readonly before?: (served: Loopback) => unknown;
  readonly after?: (served: Loopback) => unknown;
}

export const aToken: Expected = { token: goodToken };

export function invalid(status = 200, about?: string): Expected {
  return {
    code: 'invalid_token_response',
    status,
    ...(about !== undefined && {
      issues: [expect.objectContaining({ message: expect.stringContaining(about) })],
    }),
  };
}

export function refused(error: TokenErrorCode, status: number): Expected {
  return { code: 'token_response_error', error, status };
}

export function failed(
  reason: 'aborted' | 'timeout' | 'network',
  outcome: unknown,
  systemCode?: unknown,
): Expected {
  return { code: 'token_request_failed', reason, outcome, ...(systemCode ? { systemCode } : {}) };
}

/** Runs every case of a theme over Node's own transport and over `fetch`. */
export function hostile(theme: string, cases: readonly HostileCase[]): void {
  for (const over of ['node', 'fetch'] as const) {
    const chosen = cases.filter(({ only }) => !only || only === over);
    if (chosen.length === 0) continue;
    describe.concurrent(`${theme}, over ${over}:`, () => {
      nothingElseIsThrown();
      test.for(chosen)('$name', (one) => run(one, over));
    });
  }
}

async function run(one: HostileCase, over: Over): Promise<void> {
  const served = await loopback(one);
  try {
    await one.before?.(served);
    const client = clientOf(served, over, one.options);
    const code = freshCode();
    const signal = one.signal?.(served);
    const outcome = await settled(requestToken(client, { code }, { signal }), client.timeout);

    const expected = (over === 'fetch' && one.overFetch) || one.expected;
    assertOutcome(outcome, expected);
    const notSent =
      outcome instanceof Error && 'outcome' in outcome && outcome.outcome === 'not_sent';
    const requests =
      (over === 'fetch' && one.requestsOverFetch) || (one.requests ?? (notSent ? 0 : 1));
    if (notSent) {
      await delay(10);
      // A handshake that got stuck leaves a few bytes of TLS; nothing else may have come.
      expect(served.received()).toMatch(/^(\p{Cc}{2}[^]*)?$/u);
      expect(leaks(served.received(), cores)).toEqual([]);
    }
    await one.after?.(served);
    for (let tries = 0; tries < 100 && served.requests.length < requests; tries++) await delay(5);
    expect(served.requests).toHaveLength(requests);

    const again = await settled(requestToken(client, { code }), client.timeout);
    const reused =
      again instanceof Error && 'code' in again && again.code === 'authorization_code_reused';
    expect(reused).toBe(!notSent);
    if (!notSent) expect(served.requests).toHaveLength(requests);
  } finally {
    await served.close();
  }
}

export function clientOf(
  { url }: { readonly url: string },
  over: Over,
  options: Partial<ConfidentialClientOptions> = {},
): ConfidentialClient {
  return confidentialClient({
    clientId: 'shop',
    clientSecret: secret,
    redirectUri: 'https://shop.example/launch',
    authorizationServer: url,
    timeout: 30_000,
    ...(over === 'fetch' && { fetch: globalThis.fetch }),
    ...options,
  });
}

/** What a call came to, token or error, within its timeout and some. */
export async function settled(call: Promise<unknown>, timeout: number): Promise<unknown> {
  const bound = new AbortController();
  try {
    return await Promise.race([
      call.catch((error: unknown) => error),
      delay(timeout + 4_000, undefined, bound).then(() => 'it never settled'),
    ]);
  } finally {
    bound.abort();
  }
}

/** The outcome is the expected one, and shows nothing that is secret. */
export function assertOutcome(outcome: unknown, expected: Expected): void {
  if ('token' in expected) {
    expect(outcome).not.toBeInstanceOf(Error);
    expect(outcome).toEqual(expected.token);
    expect(Object.isFrozen(outcome)).toBe(true);
    expect(
      leaks(shown({ ...(outcome as TokenResponse), access_token: '', refresh_token: '' }), cores),
    ).toEqual([]);
    return;
  }
  expect(outcome).toSatisfy(isOAuthError);
  const error = outcome as AnyOAuthError;
  expect({ ...error }).toMatchObject(expected);
  expect(error.message).not.toMatch(/[\r\n\u2028\u2029]/);
  expect(error.cause).toBeUndefined();
  expect(leaks(shown(error), cores)).toEqual([]);
}

/** Nothing is thrown past the promise, by anything that a case leaves behind. */
export function nothingElseIsThrown(): void {
  const stray: unknown[] = [];
  const keep = (error: unknown): unknown => stray.push(error);
  beforeAll(() => {
    process.on('unhandledRejection', keep);
    process.on('uncaughtException', keep);
  });
  afterAll(async () => {
    await delay(20);
    process.off('unhandledRejection', keep);
    process.off('uncaughtException', keep);
    expect(stray).toEqual([]);
  });
}
