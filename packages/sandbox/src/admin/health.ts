import { jsonAnswer, type PlainAnswer, type PlainRequest } from '../http/message.ts';
import { compareRedirectUris } from '../monpay/compare-redirect-uris.ts';
import { sameSecret, type ClientRegistration } from '../world/clients.ts';
import { proofOf } from '../world/proof.ts';
import { parseRedirectUri } from '../world/redirect-uri.ts';
import type { World } from '../world/world.ts';

/** What a client's set-up is worth here; `other_redirect_uri` is taken, but launches go to another URL. */
type ClientVerdict = 'registered' | 'unknown' | 'refused_redirect_uri' | 'other_redirect_uri';

/**
 * Answers whether this is a sandbox. Whoever asks with a nonce gets the proof that it knows its admin token; whoever
 * has a client's credentials is told whether token requests with them are answered, without sending one.
 */
export function health(world: World, request: PlainRequest): PlainAnswer {
  const { target, origin, header } = request;
  const query = new URL(target, origin).searchParams;
  const nonce = query.get('nonce') ?? '';
  const proof = /^[\w-]{16,64}$/.test(nonce) && {
    proof: proofOf(world.adminToken, nonce, request),
  };
  const credentials = credentialsIn(header('authorization') ?? '');
  const client = credentials && {
    client: verdictOn(world, ...credentials, query.get('redirect_uri') ?? ''),
  };
  return jsonAnswer(200, { sandbox: true, ...proof, ...client });
}

/** RFC 6749 §2.3.1: both are form-encoded before they are joined, so that neither has a colon. */
function credentialsIn(authorization: string): [id: string, secret: string] | undefined {
  const [, encoded] = /^basic +([\w+/=-]+) *$/i.exec(authorization) ?? [];
  if (encoded === undefined) return undefined;
  const [id = '', secret = ''] = fromBase64(encoded).split(':');
  const decoded = new URLSearchParams(`id=${id}&secret=${secret}`);
  return [decoded.get('id') ?? '', decoded.get('secret') ?? ''];
}

/** In either alphabet of base64; nothing if it is neither. */
function fromBase64(encoded: string): string {
  const standard = encoded.replaceAll('-', '+').replaceAll('_', '/');
  try {
    const bytes = Uint8Array.from(atob(standard), (byte) => byte.charCodeAt(0));
    return new TextDecoder().decode(bytes);
  } catch {
    return '';
  }
}

function verdictOn(
  { clients, settings, pageSecret }: World,
  id: string,
  secret: string,
  redirectUri: string,
): ClientVerdict {
  const client: ClientRegistration | undefined = clients.get(id);
  // An unknown client takes as long as a wrong secret.
  const same = sameSecret(secret, client?.clientSecret ?? pageSecret);
  if (!client || !same) return 'unknown';
  if (redirectUri === client.redirectUri) return 'registered';
  const taken =
    parseRedirectUri(redirectUri) &&
    compareRedirectUris(redirectUri, client.redirectUri, settings.redirectUriMatch).length === 0;
  return taken ? 'other_redirect_uri' : 'refused_redirect_uri';
}
