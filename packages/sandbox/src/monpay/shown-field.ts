import { redact, redacted } from '../http/redact.ts';
import { parseRedirectUri } from '../world/redirect-uri.ts';
import type { World } from '../world/world.ts';
import type { FormFields } from './form-fields.ts';
import { magicOf } from './magic-codes.ts';
import { isPlainWords, isTypoOf, wordsOf } from './plain-words.ts';
import { unknown, type ShownField } from './token-curl.ts';

/** How many fields are looked at whose names are not known. */
const mostOthers = 20;
const mostSegments = 8;

const knownPaths =
  /^(v\d+|api|oauth2?|oidc|token|userinfo|invoice|cancel|refund|\d{1,9}|_sandbox|redirected)$/;
const grantTypes =
  /^(authorization_code|refresh_token|client_credentials|password|implicit|urn:ietf:params:oauth:grant-type:[a-z0-9-]+)$/;

/** The fields whose names may be shown, each at most twice, with what may be shown of their values. */
export function shownPairs(
  world: World,
  fields: FormFields,
  secrets: readonly string[],
): ShownField[] {
  let others = 0;
  return [...fields].flatMap(([name, values]): ShownField[] => {
    if (!shownAs.has(name) && (++others > mostOthers || !isHarmless(name, secrets))) return [];
    return values
      .slice(0, 2)
      .map((value) => [name, value && shownValueOf(world, name, value, secrets)]);
  });
}

/** What may be shown of a field's value. */
export function shownValueOf(
  world: World,
  name: string,
  value: string,
  secrets: readonly string[],
): string {
  const show = shownAs.get(name) ?? (isSecretName(name) ? shownSecret : shownWords);
  return show(value, world, secrets);
}

/** All that must not show of this request, and of this sandbox. */
export function secretsOf(
  { clients, adminToken }: Pick<World, 'clients' | 'adminToken'>,
  fields: FormFields,
): string[] {
  const sent = [...fields].flatMap(([name, values]) => {
    if (shownAs.has(name)) return isSecretName(name) ? values : [];
    // A short one would hide too much of what else was sent.
    return isSecretName(name) ? values.filter(({ length }) => length >= 8) : [];
  });
  return [
    adminToken,
    ...[...clients.values()].map(({ clientSecret }) => clientSecret),
    ...sent.filter((value) => !magicOf(value) && !isPlaceholder(value)),
  ];
}

/** Only the words that such paths have: a person may have put anything into the address. */
export function shownPath(target: string, secrets: readonly string[]): string {
  const [path = ''] = target.split(/[?#]/);
  return segments(path, (segment) => knownPaths.test(segment) || isHarmless(segment, secrets));
}

/** Whether a field's value is a secret by its name, whatever that name is exactly. */
export function isSecretName(name: string): boolean {
  return /code$|secret|passw|token(?!_?type)|assertion$|verifier|key$/i.test(name);
}

/** What stands where a secret was forgotten: `undefined`, `$MONPAY_CLIENT_SECRET`, `your-client-secret`. */
function isPlaceholder(value: string): boolean {
  if (/^(?:undefined|null|none|nan|\[object Object\])$/i.test(value)) return true;
  const isMarked = /^(?:\$|%|<|\{\{|process\.env\.|import\.meta\.env\.|your\b)/i.test(value);
  return (isMarked || /^[A-Z]+(?:_[A-Z]+)+$/.test(value)) && isPlainWords(value);
}

type Show = (value: string, world: World, secrets: readonly string[]) => string;

const shownAs: ReadonlyMap<string, Show> = new Map<string, Show>([
  ['redirect_uri', shownRedirectUri],
  ['client_id', shownClientId],
  ['client_secret', shownSecret],
  ['code', (value, world) => (magicOf(value) ? value : shownSecret(value, world))],
  [
    'grant_type',
    (value, ...known) => (grantTypes.test(value) ? value : shownWords(value, ...known)),
  ],
]);

function shownSecret(value: string, world: World): string {
  const own = secretsOf(world, new Map());
  return isPlaceholder(value) && redact(value, own) === value ? value : redacted;
}

function shownWords(value: string, world: World, secrets: readonly string[]): string {
  return isHarmless(value, secrets, wordsOfClients(world)) ? value : unknown;
}

/** A registered id, also with a typo. */
function shownClientId(value: string, world: World, secrets: readonly string[]): string {
  const ids = [...world.clients.keys()];
  const hasSecret = secrets.some((secret) => value.includes(secret));
  if (ids.includes(value) || (!hasSecret && ids.some((id) => isTypoOf(value, id)))) return value;
  return shownWords(value, world, secrets);
}

function shownRedirectUri(value: string, world: World, secrets: readonly string[]): string {
  if ([...world.clients.values()].some(({ redirectUri }) => redirectUri === value)) return value;
  if (!parseRedirectUri(value)) return shownWords(value, world, secrets);
  const known = wordsOfClients(world);
  return shownParts(value, secrets, (part) => isHarmless(part, secrets, known));
}

/** Scheme, host and port as they were sent. A person may have put anything into the rest. */
function shownParts(
  uri: string,
  secrets: readonly string[],
  isShown: (part: string) => boolean,
): string {
  const start = uri.indexOf('//') + 2;
  const length = uri.slice(start).search(/[/?#\\]/);
  const authority = length === -1 ? uri.slice(start) : uri.slice(start, start + length);
  const host = authority.slice(authority.lastIndexOf('@') + 1);
  const user = host === authority ? '' : '…@';
  const rest = uri.slice(start + authority.length);
  const [path = ''] = rest.split('?', 1);
  const query = rest.slice(path.length);
  const behind = query === '' || isShown(query) ? query : '?…';
  return uri.slice(0, start) + user + redact(host, secrets) + segments(path, isShown) + behind;
}

function segments(path: string, isShown: (segment: string) => boolean): string {
  return path
    .split('/')
    .slice(0, mostSegments)
    .map((segment) => (segment === '' || isShown(segment) ? segment : '…'))
    .join('/');
}

/** Whether a text is made of known words, and of nothing that must not show. */
export function isHarmless(
  text: string,
  secrets: readonly string[],
  more?: ReadonlySet<string>,
): boolean {
  const inner = text.trim();
  return isPlainWords(text, more) && redact(inner, secrets) === inner;
}

function wordsOfClients({ clients }: World): ReadonlySet<string> {
  const known = [...clients.values()].map(({ redirectUri }) => redirectUri);
  return new Set(
    known
      .slice(0, 8)
      .flatMap((uri) => wordsOf(uri))
      .slice(0, 100),
  );
}
