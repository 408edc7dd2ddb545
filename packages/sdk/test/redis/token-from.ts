import { expect } from 'vitest';
import { authorizationCodeGrant, type ConfidentialClient } from '../../src/index.ts';
import { errorOf, goodToken } from '../token-endpoint.ts';
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
  });
}

/** Tries a launch whose code is spent until Redis has answered, which on a busy machine may take a second try. */
export async function needReused(client: ConfidentialClient, launch: string): Promise<void> {
  await waitUntil(async () => {
    const error = await errorOf(authorizationCodeGrant(client, launch));
    if ((error as { code?: unknown }).code === 'spent_codes_unavailable') return false;
    expect(error).toMatchObject({ code: 'authorization_code_reused' });
    return true;
  });
}
