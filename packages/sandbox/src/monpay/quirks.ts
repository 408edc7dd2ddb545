import type { Quirk } from '../world/settings.ts';
import { envelope, tokenEndpointJson } from './error-shapes.ts';
import type { PlainAnswer } from '../http/message.ts';

/** A token response (RFC 6749 §5.1) with its quirks. */
export function tokenAnswer(
  { accessToken, refreshToken }: { accessToken: string; refreshToken: string | undefined },
  odd: readonly Quirk[],
): PlainAnswer {
  const body = {
    access_token: accessToken,
    token_type: 'Bearer',
    ...(refreshToken !== undefined && {
      refresh_token: odd.includes('null_refresh_token') ? null : refreshToken,
      // Documented as not used yet: the token is permanent whatever this says.
      ...(!odd.includes('no_expires_in') && { expires_in: 3600 }),
    }),
  };
  if (!odd.includes('envelope_200')) return tokenEndpointJson(200, body);
  return tokenEndpointJson(200, { ...envelope(0, 'SUCCESS'), result: body });
}
