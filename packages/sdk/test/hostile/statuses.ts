import { expect } from 'vitest';
import type { TokenErrorCode } from '../../src/index.ts';
import { aToken, failed, hostile, invalid, refused, type Expected } from './hostile-case.ts';
import { goodToken, raw, reply, token } from './replies.ts';

const documented: Readonly<Record<number, TokenErrorCode>> = {
  400: 'invalid_request',
  401: 'unauthorized_client',
  403: 'invalid_grant',
  415: 'unsupported_grant_type',
  505: 'server_error',
};
const codes = Object.values(documented);
const good = JSON.stringify(goodToken);

/** Every one that is registered, some that servers made up, and the edges. */
const everyStatus = [
  ...range(200, 210),
  218,
  226,
  299,
  ...range(300, 309),
  399,
  ...range(400, 432),
  440,
  444,
  449,
  450,
  451,
  460,
  ...range(494, 500),
  ...range(500, 512),
  ...range(520, 531),
  561,
  598,
  599,
];

function range(from: number, to: number): number[] {
  return Array.from({ length: to - from }, (_, i) => from + i);
}

function withoutItsBody(status: number): Expected {
  const error = documented[status];
  if (error) return refused(error, status);
  if (status >= 300 && status < 400) return invalid(status, 'is a redirect');
  return invalid(status, status === 200 ? 'not a UTF-8 JSON object' : 'not documented');
}

/** The fetch standard makes a failure of 407, and no option changes it. */
function overFetch(status: number, expected: Expected): Expected {
  return status === 407 ? failed('network', 'unknown') : expected;
}

/** "This server can't answer for that host": by the standard fetch asks once more, on a new connection. */
function requestsOverFetch(status: number): number {
  return status === 421 ? 2 : 1;
}

function withAToken(status: number): Expected {
  return status === 200 ? aToken : withoutItsBody(status);
}

hostile('statuses', [
  ...everyStatus.map((status) => ({
    name: `HTTP ${status} with a good token`,
    answer: reply(status),
    expected: withAToken(status),
    overFetch: overFetch(status, withAToken(status)),
    requestsOverFetch: requestsOverFetch(status),
  })),
  ...[200, 201, 204, 302, 400, 401, 403, 404, 407, 415, 421, 500, 502, 505, 599].map((status) => ({
    name: `HTTP ${status} with nothing`,
    answer: reply(status, ''),
    expected: withoutItsBody(status),
    overFetch: overFetch(status, withoutItsBody(status)),
    requestsOverFetch: requestsOverFetch(status),
  })),
  ...[200, 201, 206, 302, 400, 401, 403, 404, 415, 422, 429, 500, 502, 505, 599].map(
    (status, i) => {
      const error = codes[i % codes.length] ?? 'server_error';
      return {
        name: `HTTP ${status} with ${error} that repeats the request`,
        answer: reply(status, ({ body, form }) => ({
          error,
          error_description: `${body} ${form.get('client_secret')} ${form.get('code')} ${token}`,
          error_uri: `https://wallet.example/?${body}`,
          access_token: token,
        })),
        expected: { ...refused(error, status), description: expect.stringContaining('[redacted]') },
      };
    },
  ),
  ...[429, 500, 502, 503, 504, 599].map((status) => ({
    name: `HTTP ${status} that says when to try again is not tried again`,
    answer: reply(status, '<html>Try again</html>', ['Content-Type: text/html', 'Retry-After: 0']),
    expected: invalid(status),
  })),
  ...[204, 205, 304].map((status) => ({
    name: `HTTP ${status} and an end`,
    answer: raw(`HTTP/1.1 ${status} X\r\n\r\n`),
    expected: withoutItsBody(status),
  })),
  ...['000', '042', '600', '700', '999'].map((status) => ({
    name: `HTTP ${status}`,
    answer: raw(`HTTP/1.1 ${status} X\r\nContent-Length: ${good.length}\r\n\r\n${good}`),
    expected: invalid(Number(status)),
    overFetch: Number(status) < 200 ? failed('network', 'unknown') : invalid(Number(status)),
  })),
  {
    name: 'HTTP 1000',
    answer: raw(`HTTP/1.1 1000 X\r\nContent-Length: ${good.length}\r\n\r\n${good}`),
    expected: failed('network', 'unknown'),
  },
]);
