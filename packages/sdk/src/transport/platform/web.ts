import { fetchTransport } from '../fetch-transport.ts';
import { encoder } from '../utf8.ts';
import { uncheckedTls } from '../unchecked-tls.ts';
import type { Platform } from './platform.ts';

// Deno sends a text a second time if a kept connection breaks, though the server may have read it. A
// Blob it can't repeat: see decisions/0009-runtimes.md.
const unrepeatable = (body: string): Blob => new Blob([body]);

// Deno's words if no connection came about, and if `--allow-net` lets none come about.
const neverSent = /: client error \(Connect\): |^Requires net access to /m;

// Bun would check no certificate if the environment says so (NODE_TLS_REJECT_UNAUTHORIZED=0).
const checked = { tls: { rejectUnauthorized: true } };

const overFetch = fetchTransport(
  (url, init) => fetch(url, { ...init, ...checked }),
  unrepeatable,
  neverSent,
);

// They check every certificate, Bun because it is told to. Node is here by the choice of a bundler.
const checks = 'Bun' in globalThis || 'Deno' in globalThis;

/** Every other runtime: its `fetch` and its `crypto`. */
export const platform: Platform = {
  transport: async (request, signal) =>
    (checks ? undefined : uncheckedTls(request.url)) ?? overFetch(request, signal),
  transportOver: (send) => fetchTransport(send, unrepeatable),
  prepare() {},
  async openAhead() {},
  now: () => performance.now(),
  async sha256(text) {
    const hash = await crypto.subtle.digest('SHA-256', encoder.encode(text));
    return btoa(String.fromCharCode(...new Uint8Array(hash)));
  },
};
