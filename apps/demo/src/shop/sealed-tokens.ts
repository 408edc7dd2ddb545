import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto';

/** Access tokens of customers, encrypted at rest, by the customer's number. */
export interface SealedTokens {
  keep(userId: number, accessToken: string): void;
  find(userId: number): string | undefined;
}

const most = 10_000;

/** @param key 32 bytes; whoever reads the memory or the table without it reads nothing */
export function sealedTokens(key: Uint8Array = randomBytes(32)): SealedTokens {
  const kept = new Map<number, { iv: Buffer; tag: Buffer; sealed: Buffer }>();
  return {
    keep(userId, accessToken) {
      const iv = randomBytes(12);
      const cipher = createCipheriv('aes-256-gcm', key, iv);
      const sealed = Buffer.concat([cipher.update(accessToken, 'utf8'), cipher.final()]);
      kept.delete(userId);
      const [oldest] = kept.keys();
      if (kept.size >= most && oldest !== undefined) kept.delete(oldest);
      kept.set(userId, { iv, tag: cipher.getAuthTag(), sealed });
    },
    find(userId) {
      const found = kept.get(userId);
      if (!found) return undefined;
      const decipher = createDecipheriv('aes-256-gcm', key, found.iv).setAuthTag(found.tag);
      return Buffer.concat([decipher.update(found.sealed), decipher.final()]).toString('utf8');
    },
  };
}
