/** Access tokens of customers, encrypted at rest, by the customer's number. */
export interface SealedTokens {
  keep(userId: number, accessToken: string): Promise<void>;
  find(userId: number): Promise<string | undefined>;
}

const most = 10_000;

/** @param bytes the key, 32 of them; whoever reads the memory or the table without it reads nothing */
export function sealedTokens(bytes = crypto.getRandomValues(new Uint8Array(32))): SealedTokens {
  const kept = new Map<number, { iv: Uint8Array<ArrayBuffer>; sealed: ArrayBuffer }>();
  const key = crypto.subtle.importKey('raw', bytes, 'AES-GCM', false, ['encrypt', 'decrypt']);
  return {
    async keep(userId, accessToken) {
      const iv = crypto.getRandomValues(new Uint8Array(12));
      const text = new TextEncoder().encode(accessToken);
      const sealed = await crypto.subtle.encrypt({ name: 'AES-GCM', iv }, await key, text);
      kept.delete(userId);
      const [oldest] = kept.keys();
      if (kept.size >= most && oldest !== undefined) kept.delete(oldest);
      kept.set(userId, { iv, sealed });
    },
    async find(userId) {
      const found = kept.get(userId);
      if (!found) return undefined;
      const { iv, sealed } = found;
      const text = await crypto.subtle.decrypt({ name: 'AES-GCM', iv }, await key, sealed);
      return new TextDecoder().decode(text);
    },
  };
}
