import type { Socket } from 'node:net';

/** One request, as the server of the soak sees it. */
export interface Asked {
  /** The token response. */
  readonly body: string;
  /** How many requests came on this connection, with this one. */
  readonly nth: number;
  readonly write: (text: string | Buffer) => void;
  readonly end: (text?: string) => void;
  /** Ends the TCP connection with a reset. */
  readonly reset: () => void;
  readonly random: () => number;
}

const good = ({ body }: Asked, ...headers: string[]): string =>
  ['HTTP/1.1 200 OK', `Content-Length: ${body.length}`, ...headers, '', body].join('\r\n');

/** What the server does with a request, by name. */
export const answers = {
  well: (asked) => asked.write(good(asked)),
  drain: (asked) => asked.end(good(asked, 'Connection: close')),
  closeBehind: (asked) => asked.end(good(asked)),
  withoutLength: ({ body, end }) => end(`HTTP/1.1 200 OK\r\nConnection: close\r\n\r\n${body}`),
  closeSoon(asked) {
    asked.write(good(asked));
    setTimeout(() => asked.end(), asked.random() * 5);
  },
  refuse({ write }) {
    const body = '{"error":"invalid_grant"}';
    write(`HTTP/1.1 403 Forbidden\r\nContent-Length: ${body.length}\r\n\r\n${body}`);
  },
  timedOut: ({ end }) => end('HTTP/1.1 408 Request Timeout\r\nConnection: close\r\n\r\n'),
  misdirected: ({ write }) =>
    write('HTTP/1.1 421 Misdirected Request\r\nContent-Length: 0\r\n\r\n'),
  reset: (asked) => (asked.random() < 0.3 ? asked.reset() : asked.write(good(asked))),
  resetOnReuse: (asked) => (asked.nth > 1 ? asked.reset() : asked.write(good(asked))),
  silent: (asked) => (asked.random() < 0.1 ? undefined : asked.write(good(asked))),
  cut(asked) {
    asked.write(good(asked).slice(0, -20));
    asked.reset();
  },
  garbage: ({ write, random }) => write(Buffer.from([...Array(64)].map(() => random() * 256))),
  behind: (asked) => asked.write(`${good(asked)}HTTP/1.1 200 OK\r\n`),
  huge: ({ write }) =>
    write(`HTTP/1.1 200 OK\r\nContent-Length: 300000\r\n\r\n${' '.repeat(300_000)}`),
} satisfies Record<string, (asked: Asked) => unknown>;

/** A TCP connection, and the TLS one over it once hands are shaken. */
type Pair = readonly [tcp: Socket, tls: Socket | undefined];

/** What the server does as soon as it is told, to the connections that are open. */
export const blows = {
  resetAll(open) {
    for (const [tcp] of open) tcp.resetAndDestroy();
  },
  /** As a peer that is gone without a word. */
  halfOpen(open) {
    for (const [, tls] of open) tls?.removeAllListeners('data').pause();
  },
} satisfies Record<string, (open: readonly Pair[]) => void>;
