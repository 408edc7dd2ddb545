import type { Received, TokenEndpoint } from './token-endpoint.ts';
import type { Runtime } from './runtimes.ts';

/** What is wrong with a scenario, one line each; empty if it is as it should be. */
export type Faults = readonly string[];

const token = { access_token: 'tok-2YotnFZFEjr1zCsicMWpAA', token_type: 'Bearer', expires_in: 0 };
const good = { token, leaks: [] };
const reused = { code: 'authorization_code_reused', leaks: [] };
const invalid = (status: number): object => {
  return { code: 'invalid_token_response', status, leaks: [] };
};
const failed = (reason: string, outcome: string): object => {
  return { code: 'token_request_failed', reason, outcome, leaks: [] };
};
const refused = (status: number, error: string): object => {
  return { code: 'token_response_error', error, status, leaks: [] };
};
const guarded = { cacheControl: 'no-store', referrerPolicy: 'no-referrer' };

/** The report that a runtime must give of each scenario. Only `not sent` may differ: workerd can't say. */
function expected({ tellsNotSent }: Runtime): Record<string, unknown> {
  return {
    exchange: good,
    refusals: [
      refused(400, 'invalid_request'),
      refused(401, 'unauthorized_client'),
      refused(403, 'invalid_grant'),
      refused(415, 'unsupported_grant_type'),
      refused(505, 'server_error'),
    ],
    reuse: [good, reused],
    together: Array.from({ length: 10 }, () => good),
    timeout: [failed('timeout', 'unknown'), failed('timeout', 'unknown')],
    abort: failed('aborted', 'unknown'),
    redirects: [301, 302, 303, 307, 308].map(invalid),
    'not sent': tellsNotSent
      ? [failed('network', 'not_sent'), failed('network', 'not_sent')]
      : [failed('network', 'unknown'), reused],
    untrusted: failed('network', tellsNotSent ? 'not_sent' : 'unknown'),
    broken: [1, 2, 3, 4].flatMap(() => [good, failed('network', 'unknown')]),
    bodies: [invalid(200), invalid(200), invalid(200), good, invalid(200)],
    endpoint: [
      { status: 503, location: null, ...guarded },
      { status: 303, location: '/Bearer', ...guarded },
    ],
    events: [
      good,
      { event: 'request requestToken 200 ok', timed: true },
      { event: 'launch launch  ok', timed: true },
    ],
    platform: good,
  };
}

/** How often each path must have been asked: once, whatever came of it. */
const requests: Record<string, number> = { 'broken-not': 4, 'refusals-403': 2, require: 1 };

/** What the servers saw. */
export interface Seen {
  readonly endpoint: TokenEndpoint;
  /** Connections to the server that was only warmed up to. */
  readonly idleConnections: number;
  /** What the server with a certificate of its own received. */
  readonly toldUntrusted: string;
}

/** Judges a report, and what the servers saw of it, scenario by scenario. */
export function judge(
  runtime: Runtime,
  report: Record<string, unknown>,
  stderr: string,
  { endpoint, idleConnections, toldUntrusted }: Seen,
): Record<string, Faults> {
  const faults: Record<string, string[]> = {};
  for (const [scenario, value] of Object.entries(expected(runtime))) {
    faults[scenario] = differences(report[scenario], value, scenario);
  }

  for (const ms of msOf([report['timeout'], report['abort']])) {
    if (ms < 250 || ms > 5_000) faults['timeout']?.push(`took ${ms} ms of a deadline of 300`);
  }

  faults['printed'] = differences(report['printed'], undefined, 'printed');
  if (!stderr.includes('[redacted]')) faults['printed'].push('the token was not printed at all');
  if (/\[TokenResponseError\]/.test(stderr)) faults['printed'].push('the class has another name');
  // Spelled so that no name of a file in a frame looks like one.
  for (const secret of ['tok-', 'shop secret', 'shop+secret', 'c0de-']) {
    if (stderr.includes(secret)) faults['printed'].push(`shows ${secret}…`);
  }

  if (toldUntrusted)
    faults['untrusted']?.push('a server with its own certificate received a request');

  // Only Node's module opens a connection without a request.
  const warm = runtime.platform === 'node' ? 1 : 0;
  if (idleConnections !== warm) {
    faults['platform']?.push(
      `is not ${runtime.platform}: warmUp made ${idleConnections} connections`,
    );
  }

  const kept = endpoint.received.filter(({ scenario }) => /^refusals-4(00|01|15)$/.test(scenario));
  const connections = new Set(kept.map(({ socket }) => socket)).size;
  faults['kept'] =
    runtime.platform === 'node' && connections !== 1
      ? [`three exchanges close together took ${connections} connections`]
      : [];

  faults['one request each'] = wrongCounts(endpoint.received);
  faults['request'] = endpoint.received.flatMap(wrongRequest);
  return faults;
}

function differences(actual: unknown, value: unknown, path: string): string[] {
  if (Array.isArray(value)) {
    if (!Array.isArray(actual) || actual.length !== value.length) {
      return [`${path} is ${JSON.stringify(actual)}`];
    }
    return value.flatMap((item, index) => differences(actual[index], item, `${path} ${index + 1}`));
  }
  if (
    typeof value === 'object' &&
    value !== null &&
    typeof actual === 'object' &&
    actual !== null
  ) {
    return Object.entries(value).flatMap(([key, item]) =>
      differences((actual as Record<string, unknown>)[key], item, `${path} ${key}`),
    );
  }
  return Object.is(actual, value)
    ? []
    : [`${path} is ${JSON.stringify(actual)}, not ${JSON.stringify(value)}`];
}

function msOf(outcomes: unknown): number[] {
  return [outcomes].flat(2).map((outcome) => Number((outcome as { ms?: number })?.ms));
}

function wrongCounts(received: readonly Received[]): string[] {
  const counts = Map.groupBy(received, ({ scenario }) => scenario);
  return [...counts]
    .filter(
      ([scenario, { length }]) => length !== (requests[scenario] ?? 1) || isNoScenario(scenario),
    )
    .map(([scenario, { length }]) => `${scenario || 'another path'} was asked ${length} times`);
}

/** Where a followed redirect would lead. */
function isNoScenario(scenario: string): boolean {
  return scenario === '' || scenario === 'elsewhere';
}

function wrongRequest({ scenario, method, headers, form }: Received): string[] {
  const faults: string[] = [];
  const check = (fine: boolean | undefined, fault: string): unknown =>
    fine || faults.push(`${scenario}: ${fault}`);
  check(method === 'POST', method);
  check(Object.keys(form).length === 5, `has ${Object.keys(form).length} fields`);
  check(form['client_secret'] === 'shop secret/+&=%', 'the secret is not what was given');
  check(
    headers['content-type'] === 'application/x-www-form-urlencoded',
    `Content-Type is ${headers['content-type']}`,
  );
  // Servers of OAuth are known to refuse a body of unknown length.
  check(Number(headers['content-length']) > 100, 'has no Content-Length');
  check(headers['user-agent']?.startsWith('monpay-miniapp-sdk/'), 'does not say who sends it');
  check(!('cookie' in headers || 'authorization' in headers), 'carries credentials in a header');
  return faults;
}
