import { onTestFinished } from 'vitest';
import { createSandbox, type FaultName, type SandboxOptions, type Sandbox } from '../src/index.ts';

/** How a sandbox is asked. */
export type How = readonly [
  how: string,
  start: (options?: SandboxOptions) => Promise<{ sandbox: Sandbox; send: typeof fetch }>,
];

/** Over HTTP, and without. */
export const ways: How[] = [
  [
    'over a socket',
    async (options) => {
      const sandbox = createSandbox(options);
      await sandbox.listen();
      onTestFinished(() => sandbox.close());
      return { sandbox, send: fetch };
    },
  ],
  [
    'without a socket',
    async (options) => {
      const sandbox = createSandbox(options);
      return { sandbox, send: sandbox.fetch };
    },
  ],
];

/** The code of what a call of fetch fails with, or the name of its error. */
export async function codeOf(promise: Promise<unknown>): Promise<unknown> {
  const error = await promise.then(
    () => undefined,
    (thrown: unknown) => thrown,
  );
  const { name, cause } = error as Error;
  return name === 'TypeError' ? (cause as { code?: string }).code : name;
}

/** What a client makes of a fault: status and, if it matters, the body. */
export const answers: Readonly<
  Partial<Record<FaultName, readonly [status: number, body: RegExp]>>
> = {
  server_error: [505, /^\{"error":"server_error"/],
  invalid_request: [400, /^\{"error":"invalid_request"/],
  unauthorized_client: [401, /^\{"error":"unauthorized_client"/],
  invalid_grant: [403, /^\{"error":"invalid_grant"/],
  unsupported_grant_type: [415, /^\{"error":"unsupported_grant_type"/],
  html: [505, /^<!doctype html>.*SANDBOX/],
  empty: [505, /^$/],
  envelope: [505, /^\{"code":"505","intCode":505/],
  envelope_200: [200, /^\{"code":"505","intCode":505/],
  html_200: [200, /^<!doctype html>/],
  status_429: [429, /^<!doctype html>/],
  status_500: [500, /^<!doctype html>/],
  status_502: [502, /^<!doctype html>/],
  status_503: [503, /^<!doctype html>/],
  gzip: [200, /"access_token":"sbx_/],
  wrong_content_type: [200, /"access_token":"sbx_/],
  huge_body: [200, /^\{"access_token":"sbx_[^ ]+\} {1048576}$/],
  no_expires_in: [200, /^(?!.*expires_in).*"access_token"/],
  null_refresh_token: [200, /"refresh_token":null/],
  token_in_envelope: [200, /"intCode":0,.*"result":\{"access_token":"sbx_/],
};

/** The faults that end without an answer. */
export const broken: Readonly<Partial<Record<FaultName, 'ECONNRESET' | 'UND_ERR_SOCKET'>>> = {
  reset_before: 'ECONNRESET',
  reset_after: 'ECONNRESET',
  truncated: 'UND_ERR_SOCKET',
};

/** The faults that keep a client waiting. */
export const slow: readonly FaultName[] = ['hang', 'hang_after', 'slow_body', 'delay'];

/** The faults that spend the code. */
export const spends: ReadonlySet<FaultName> = new Set([
  'reset_after',
  'hang_after',
  'truncated',
  'slow_body',
  'delay',
  'gzip',
  'wrong_content_type',
  'huge_body',
  'no_expires_in',
  'null_refresh_token',
  'token_in_envelope',
]);
