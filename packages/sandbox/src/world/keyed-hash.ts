import { hmac } from '@noble/hashes/hmac.js';
import { sha256 } from '@noble/hashes/sha2.js';

const encoder = new TextEncoder();

/** HMAC-SHA-256 of a text in base64url: 43 characters. */
export function keyedHash(key: string | Uint8Array, text: string): string {
  const bytes = hmac(
    sha256,
    typeof key === 'string' ? encoder.encode(key) : key,
    encoder.encode(text),
  );
  return btoa(String.fromCharCode(...bytes))
    .replaceAll('+', '-')
    .replaceAll('/', '_')
    .replaceAll('=', '');
}
