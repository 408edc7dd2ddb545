import { TokenRequest as limits } from '@monpay-miniapp/client/limits';
import { sameSecret, type ClientRegistration } from '../world/clients.ts';
import type { IssuedCode } from '../world/codes.ts';
import { faultOf, type Fault } from './fault-definitions.ts';
import { tokenFields, type FormFields } from './form-fields.ts';
import { looksReal } from '../world/looks-real.ts';
import { magicOf, type Magic } from './magic-codes.ts';
import { secretsOf } from './shown-field.ts';
import { redact } from '../http/redact.ts';
import { isoTime } from '../world/iso-time.ts';
import { parseRedirectUri } from '../world/redirect-uri.ts';
import { compareRedirectUris } from './compare-redirect-uris.ts';
import { breach, type BrokenRule } from './broken-rule.ts';
import type { User } from '../world/users.ts';
import type { World } from '../world/world.ts';

type TokenField = (typeof tokenFields)[number];

/** What the endpoint decides, before it answers. */
export type Verdict = BrokenRule | Grant;

/**
 * Whom the token is for, and the code that it spends; a magic code spends none, and may bring a fault. Without a
 * customer it is the merchant's own.
 */
export interface Grant {
  readonly clientId: string;
  readonly user?: User;
  readonly issued?: IssuedCode;
  readonly fault?: Fault;
}

/**
 * Judges the fields of a form: grant type, the other fields, client, code, redirect URI, in this order. It
 * changes nothing.
 */
export function judge(world: World, form: FormFields): Verdict {
  const field = (name: TokenField): string => form.get(name)?.[0] ?? '';
  // RFC 6749 §3.2: a field without a value counts as left out.
  if (field('grant_type') === '') return breach('missing_grant_type');
  const needed = grants.get(field('grant_type'));
  if (!needed) return breach('unsupported_grant_type');
  const missing = needed.filter((name) => field(name) === '');
  if (missing.length > 0) return breach('missing_field', { fields: missing.join(', ') });
  const illegal = needed.filter((name) => !isPrintable(name, field(name)));
  if (illegal.length > 0) return breach('illegal_field', { fields: illegal.join(', ') });
  // Observed: the client-credentials grant may carry a redirect_uri, which is not looked at.
  const forCustomer = needed.includes('code');
  if (forCustomer && !parseRedirectUri(field('redirect_uri')))
    return breach('malformed_redirect_uri');

  const client = authenticate(world, field('client_id'), field('client_secret'));
  if ('error' in client) return client;
  const { clientId } = client;
  if (!forCustomer) return { clientId };
  const magic = magicOf(field('code'));
  if (magic) return conjure(world, magic, clientId);
  const issued = world.codes.find(field('code'));
  if (!issued) return breach('unknown_code');
  return (
    stale(issued, client) ??
    wrongRedirectUri(world, issued, field('redirect_uri'), form) ?? {
      clientId,
      user: issued.user,
      issued,
    }
  );
}

/** The grants, and the fields that each must have. */
const grants = new Map<string, readonly TokenField[]>([
  ['authorization_code', tokenFields],
  ['client_credentials', ['client_id', 'client_secret', 'grant_type']],
]);

/** Whether a field is within the spec's limits; a redirect URI and a grant type are looked at more closely. */
function isPrintable(name: TokenField, text: string): boolean {
  if (name === 'redirect_uri' || name === 'grant_type') return true;
  const { maxLength, pattern } = limits[name];
  return text.length <= maxLength && pattern.test(text);
}

function authenticate(world: World, id: string, secret: string): ClientRegistration | BrokenRule {
  const client = world.clients.get(id);
  // An unknown client takes as long as a wrong secret.
  const same = sameSecret(secret, client?.clientSecret ?? world.pageSecret);
  if (client && same) return client;
  if (!client) {
    const swapped = world.clients.get(secret);
    const rule =
      swapped && sameSecret(id, swapped.clientSecret) ? 'swapped_credentials' : 'unknown_client';
    return breach(rule);
  }
  if (sameSecret(unpadded(secret), client.clientSecret)) return breach('padded_secret');
  return breach(looksReal(secret) ? 'real_secret' : 'wrong_secret');
}

function unpadded(secret: string): string {
  const isPadding = (at: number): boolean => ` "'`.includes(secret.charAt(at));
  let [from, to] = [0, secret.length];
  while (from < to && isPadding(from)) from++;
  while (to > from && isPadding(to - 1)) to--;
  return secret.slice(from, to);
}

function conjure({ clock, users }: World, magic: Magic, clientId: string): Verdict {
  if ('rule' in magic) {
    const at = isoTime(clock.now());
    return breach(magic.rule, { at, request: '0 (made up by the magic code)' });
  }
  const user = users[0] as User;
  return 'fault' in magic ? { clientId, user, fault: faultOf(magic.fault) } : { clientId, user };
}

function stale(issued: IssuedCode, { clientId }: ClientRegistration): BrokenRule | undefined {
  if (issued.clientId !== clientId) return breach('other_clients_code');
  switch (issued.state) {
    case 'spent':
      return breach('used_code', {
        at: isoTime(issued.spent?.at ?? 0),
        request: String(issued.spent?.requestId),
      });
    case 'revoked':
      return breach('revoked_code');
    case 'expired':
      return breach('expired_code', { at: isoTime(issued.expiresAt) });
    case 'live':
      return undefined;
  }
}

function wrongRedirectUri(
  world: World,
  { redirectUri }: IssuedCode,
  sent: string,
  form: FormFields,
): BrokenRule | undefined {
  const found = compareRedirectUris(sent, redirectUri, world.settings.redirectUriMatch);
  if (found.length === 0) return undefined;
  const secrets = secretsOf(world, form);
  const differences = found.map(({ part, got, expected }) => ({
    field: 'redirect_uri',
    part,
    got: redact(got, secrets),
    expected,
  }));
  if (found.some(({ part }) => part === 'value')) {
    return breach('redirect_uri_not_exact', {}, differences);
  }
  const words = differences
    .map(({ part, got, expected }) => `${part} ${got} instead of ${expected}`)
    .join('; ');
  return breach('redirect_uri_mismatch', { differences: words }, differences);
}
