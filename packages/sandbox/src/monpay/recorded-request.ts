import type { Explanation } from '../world/explanation.ts';
import type { FaultName } from '../world/fault-names.ts';
import { credentialsInQuery } from './form.ts';
import type { FormFields } from './form-fields.ts';
import type { PlainRequest } from '../http/message.ts';
import { isoTime } from '../world/iso-time.ts';
import type { RecordedAnswer, RecordedRequest } from '../world/recorded.ts';
import { magicOf } from './magic-codes.ts';
import { redact, redacted } from '../http/redact.ts';
import { parseRedirectUri } from '../world/redirect-uri.ts';
import type { World } from '../world/world.ts';
import { withStandIns } from './stand-ins.ts';
import { tokenCurl, unknown, type ShownField } from './token-curl.ts';

/** How many requests are remembered; the oldest are forgotten first. */
const requestsLimit = 1000;

/** What the endpoint found out about a request. */
export interface Findings {
  readonly status: number | null;
  readonly codeId?: string;
  readonly invoiceId?: number;
  readonly error?: string;
  readonly fault?: FaultName;
  readonly explanation?: Explanation;
  readonly answer?: RecordedAnswer;
  readonly duration?: number;
  readonly tokenId?: string;
}

const knownPaths =
  /^(v\d+|api|oauth2?|oidc|token|userinfo|invoice|cancel|refund|\d{1,9}|_sandbox|redirected)$/;
const grantTypes =
  /^(authorization_code|refresh_token|client_credentials|password|implicit|urn:ietf:params:oauth:grant-type:[a-z0-9-]+)$/;
const otherFields =
  /^(scope|state|nonce|resource|audience|username|password|refresh_token|code_verifier|client_assertion|client_assertion_type|clientId|clientSecret|redirectUri|grantType|redirect_url|authorization_code)$/;

/** Puts a request on record, with nothing in it that may not be shown. */
export function record(
  world: World,
  id: number,
  request: PlainRequest,
  fields: FormFields,
  findings: Findings,
): RecordedRequest {
  const secrets = secretsOf(world, fields);
  const inQuery = credentialsInQuery(request);
  const all = [...secrets, ...secretsOf(world, inQuery)];
  const inBody = request.body?.length === 0 ? new Map<string, string[]>() : fields;
  const pairsOf = (of: FormFields): ShownField[] =>
    withStandIns(shownPairs(world, of, all), findings.explanation?.rule);
  return keep(world, id, request, all, {
    fields: shownFields(world, fields, all),
    ...findings,
    curl: tokenCurl(request, shownPath(request.target), pairsOf(inQuery), pairsOf(inBody)),
  });
}

/** Remembers a request by what is known of it, its path and its user agent. */
export function keep(
  world: World,
  id: number,
  request: PlainRequest,
  secrets: readonly string[],
  known: Omit<RecordedRequest, 'id' | 'at' | 'method' | 'path' | 'userAgent'>,
): RecordedRequest {
  const userAgent = request.header('user-agent');
  const recorded: RecordedRequest = {
    id,
    at: isoTime(world.clock.now()),
    method: request.method,
    path: shownPath(request.target),
    ...(userAgent !== undefined && { userAgent: redact(userAgent, secrets) }),
    ...known,
  };
  world.requests.push(recorded);
  if (world.requests.length > requestsLimit) world.requests.shift();
  return recorded;
}

/** The requests that are remembered. */
export function recordedRequests({ requests }: World): readonly RecordedRequest[] {
  return [...requests];
}

/** All that must not show of this request, and of this sandbox. */
export function secretsOf({ clients, adminToken }: World, fields: FormFields): string[] {
  return [
    adminToken,
    ...[...clients.values()].map(({ clientSecret }) => clientSecret),
    ...(fields.get('client_secret') ?? []),
    ...(fields.get('code') ?? []).filter((code) => !magicOf(code)),
  ];
}

/** Only the words that such paths have: a person may have put anything into the address. */
export function shownPath(target: string): string {
  const [path = ''] = target.split(/[?#]/);
  return path
    .split('/')
    .slice(0, 8)
    .map((segment) => (segment === '' || knownPaths.test(segment) ? segment : '…'))
    .join('/');
}

function shownFields(
  world: World,
  fields: FormFields,
  secrets: readonly string[],
): Record<string, string> {
  const shown = new Map<string, string[]>();
  for (const [name, value] of shownPairs(world, fields, secrets)) {
    shown.set(name, [...(shown.get(name) ?? []), value]);
  }
  const others = [...fields.keys()].filter((name) => !shown.has(name)).length;
  return {
    ...Object.fromEntries([...shown].map(([name, values]) => [name, values.join(', ')])),
    ...(others > 0 && { '(other fields)': String(others) }),
  };
}

/** The fields that are known by name, each at most twice. */
function shownPairs(world: World, fields: FormFields, secrets: readonly string[]): ShownField[] {
  return [...fields].flatMap(([name, values]): ShownField[] => {
    const show = shownAs.get(name) ?? (otherFields.test(name) ? () => redacted : undefined);
    if (!show) return [];
    return values.slice(0, 2).map((value) => [name, value && show(value, world, secrets)]);
  });
}

type Show = (value: string, world: World, secrets: readonly string[]) => string;

const shownAs: ReadonlyMap<string, Show> = new Map<string, Show>([
  ['redirect_uri', shownRedirectUri],
  ['client_id', (value, { clients }) => (clients.has(value) ? value : unknown)],
  ['client_secret', () => redacted],
  ['code', (value) => (magicOf(value) ? value : redacted)],
  ['grant_type', (value) => (grantTypes.test(value) ? value : unknown)],
]);

function shownRedirectUri(value: string, world: World, secrets: readonly string[]): string {
  if (isRegistered(world, value)) return value;
  return parseRedirectUri(value) ? withoutPath(value, secrets) : unknown;
}

/** Scheme, host and port as they were sent. A person may have put anything into the rest. */
function withoutPath(uri: string, secrets: readonly string[]): string {
  const start = uri.indexOf('//') + 2;
  const length = uri.slice(start).search(/[/?#\\]/);
  const authority = length === -1 ? uri.slice(start) : uri.slice(start, start + length);
  const host = authority.slice(authority.lastIndexOf('@') + 1);
  const user = host === authority ? '' : '…@';
  const rest = uri.slice(start + authority.length);
  const shown = uri.slice(0, start) + user + redact(host, secrets);
  return shown + (rest === '' || rest === '/' ? rest : '/…');
}

function isRegistered({ clients }: World, uri: string): boolean {
  return [...clients.values()].some(({ redirectUri }) => redirectUri === uri);
}
