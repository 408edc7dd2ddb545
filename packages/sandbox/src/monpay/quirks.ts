import type { Quirk } from '../world/settings.ts';
import { envelope, tokenEndpointJson } from './error-shapes.ts';
import type { PlainAnswer } from '../http/message.ts';

/** A token response (RFC 6749 §5.1) with its quirks. */
export function tokenAnswer(
  token: { readonly accessToken: string; readonly refreshToken: string },
  odd: readonly Quirk[],
): PlainAnswer {
  const body = {
    access_token: token.accessToken,
    token_type: 'Bearer',
    refresh_token: odd.includes('null_refresh_token') ? null : token.refreshToken,
    // Documented as not used yet: the token is permanent whatever this says.
    ...(!odd.includes('no_expires_in') && { expires_in: 3600 }),
  };
  if (!odd.includes('envelope_200')) return tokenEndpointJson(200, body);
  return tokenEndpointJson(200, { ...envelope(0, 'SUCCESS'), result: body });
}
