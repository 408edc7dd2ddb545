import { keyedHash } from './keyed-hash.ts';
import type { World } from './world.ts';

/** What the form of an invoice's pay page carries, and no other page can read: without it nothing is approved. */
export function formToken({ pageSecret }: World, invoiceId: number): string {
  return keyedHash(pageSecret, `pay ${invoiceId}`);
}
