import { afterEach, expect } from 'vitest';
import type { Sandbox } from '../src/index.ts';
import { answerChecker, type ObservedAnswer } from './openapi-answers.ts';

/** The document of the admin API. */
export const adminDocument = new URL('../admin-openapi.yaml', import.meta.url);
const faultsOf = answerChecker(adminDocument);
/** What was answered in the running test. */
export const seen: ObservedAnswer[] = [];

// Whatever any test here is answered must be as the document declares.
afterEach(() => expect(seen.splice(0).flatMap(faultsOf)).toEqual([]));

/** An answer of the admin API, read whole. */
export interface AdminAnswer extends ObservedAnswer {
  readonly json: Readonly<Record<string, unknown>>;
  readonly headers: Headers;
}

/** Calls the admin API, with the token unless other headers are given. */
export async function admin(
  sandbox: Sandbox,
  call: string,
  body?: unknown,
  headers: Readonly<Record<string, string>> = { Authorization: `Bearer ${sandbox.adminToken}` },
): Promise<AdminAnswer> {
  const [method = '', path = ''] = call.split(' ');
  const response = await sandbox.fetch(`${sandbox.origin}${path}`, {
    method,
    headers: { ...(body !== undefined && { 'Content-Type': 'application/json' }), ...headers },
    ...(body !== undefined && { body: typeof body === 'string' ? body : JSON.stringify(body) }),
  });
  const text = await response.text();
  const answer = {
    method,
    path: path
      .replace(/(code-|token-|delivery-|invoices\/)\d+/, (_, kind: string) =>
        kind === 'invoices/' ? 'invoices/{id}' : '{id}',
      )
      .replace(/\?.*/, ''),
    status: response.status,
    contentType: response.headers.get('content-type'),
    text,
  };
  seen.push(answer);
  expect(response.headers.get('x-sandbox')).toBe('SANDBOX (not MonPay)');
  expect([...response.headers.keys()].filter((name) => name.startsWith('access-control'))).toEqual(
    [],
  );
  const json = text === '' ? {} : (JSON.parse(text) as Record<string, unknown>);
  return { ...answer, headers: response.headers, json };
}
