import { expect } from 'vitest';
import { authorizationCodeGrant, type ConfidentialClient } from '../../src/index.ts';
import { goodToken } from '../token-endpoint.ts';
import { waitUntil } from './memories.ts';

/** Tries the launch until Redis is there again, as a customer would. Meanwhile it may say only that. */
export async function tokenFrom(client: ConfidentialClient, launch: string): Promise<void> {
  await waitUntil(async () => {
    try {
      expect(await authorizationCodeGrant(client, launch)).toEqual(goodToken);
      return true;
    } catch (error) {
      expect(error).toMatchObject({ code: 'spent_codes_unavailable' });
      return false;
    }
  }, 15_000);
}
