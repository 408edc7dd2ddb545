import { fetchTransport } from '../transport/fetch.ts';
import type { Transport } from '../transport/transport.ts';

export const transport: Transport = fetchTransport();

/** SHA-256 in base64. */
export async function sha256(text: string): Promise<string> {
  const hash = await crypto.subtle.digest('SHA-256', new TextEncoder().encode(text));
  return btoa(String.fromCharCode(...new Uint8Array(hash)));
}

/** `fetch` has no way to open a connection and send nothing. */
export async function warmUp(_url: string, _signal: AbortSignal): Promise<void> {}
