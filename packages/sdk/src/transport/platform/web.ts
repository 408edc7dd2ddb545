import { fetchTransport } from '../fetch.ts';
import type { Transport } from '../transport.ts';

// Deno sends a text a second time where a kept connection breaks, though the server may have read it. A
// Blob it can't repeat: see decisions/0009-runtimes.md.
const unrepeatable = (form: string): Blob => new Blob([form]);

// Deno's words where no connection came about, and where `--allow-net` lets none come about.
const neverSent = /: client error \(Connect\): |^Requires net access to /m;

// Bun would check no certificate where the environment says so (NODE_TLS_REJECT_UNAUTHORIZED=0).
const checked = { tls: { rejectUnauthorized: true } };

export const transport: Transport = fetchTransport(
  (url, init) => fetch(url, { ...init, ...checked }),
  unrepeatable,
  neverSent,
);

/** Sends with the caller's `fetch`. */
export function transportOver(send: typeof fetch): Transport {
  return fetchTransport(send, unrepeatable);
}

/** `fetch` is there. */
export function prepare(_server: string): void {}

/** SHA-256 in base64. */
export async function sha256(text: string): Promise<string> {
  const hash = await crypto.subtle.digest('SHA-256', new TextEncoder().encode(text));
  return btoa(String.fromCharCode(...new Uint8Array(hash)));
}

/** `fetch` has no way to open a connection and send nothing. */
export async function warmUp(_url: string, _signal: AbortSignal): Promise<void> {}
