import type { PlainRequest } from '../http/message.ts';
import { redacted } from '../http/redact.ts';
import { shownText } from '../http/shown-text.ts';
import { parseRedirectUri } from '../world/redirect-uri.ts';
import type { IssuedToken } from '../world/tokens.ts';
import type { World } from '../world/world.ts';
import { queryOf } from './bearer.ts';
import { isBroken, readJson } from './invoice-body.ts';
import { keep, type Findings } from './recorded-request.ts';
import { isHarmless, isSecretName, secretsOf, shownPath, shownValueOf } from './shown-field.ts';
import { quoted } from './token-curl.ts';

/** Puts a call of the resource API on record, with nothing in it that may not be shown. */
export function recordCall(
  world: World,
  id: number,
  request: PlainRequest,
  token: IssuedToken | undefined,
  findings: Findings,
): void {
  const secrets = secretsOf(world, new Map());
  const fields = shownFields(world, request, secrets);
  const whose = token && { tokenId: token.id };
  const recorded = keep(world, id, request, secrets, {
    fields,
    ...whose,
    ...findings,
    curl: curlOf(world, request, fields, token),
  });
  const user = token?.user && { user: token.user };
  const about = { request: recorded, ...user };
  world.journal.write({ type: 'resource_request', ...about });
  const { explanation } = recorded;
  if (recorded.error !== undefined) {
    world.journal.write({ type: 'refused', ...about, ...(explanation && { explanation }) });
  }
}

/** How many fields are shown whose names are looked at. */
const mostShown = 27;

const shownNames = new Set([
  'amount',
  'receiver',
  'invoiceType',
  'description',
  'redirectUri',
  'clientServiceUrl',
  'invoiceId',
]);

function shownFields(
  world: World,
  request: PlainRequest,
  secrets: readonly string[],
): Record<string, string> {
  const body = request.method === 'POST' ? readJson(request) : {};
  const given = [...queryOf(request), ...(isBroken(body) ? [] : Object.entries(body))];
  const shown: Record<string, string> = {};
  let others = 0;
  for (const [name, value] of given) {
    if (shownNames.has(name)) shown[name] = shownValue(name, value, secrets);
    else if (Object.keys(shown).length < mostShown && isHarmless(name, secrets))
      shown[name] = shownOther(world, name, value, secrets);
    else others++;
  }
  if (others > 0) shown['(other fields)'] = String(others);
  return shown;
}

/** What came by another name than any that is known: the wrong one, perhaps. */
function shownOther(
  world: World,
  name: string,
  value: unknown,
  secrets: readonly string[],
): string {
  if (typeof value === 'string') return shownValueOf(world, name, value, secrets);
  return isSecretName(name) ? redacted : shownValue(name, value, secrets);
}

function shownValue(name: string, value: unknown, secrets: readonly string[]): string {
  if (typeof value === 'number') return String(value);
  if (typeof value !== 'string') return `[${value === null ? 'null' : typeof value}]`;
  if (!/^(redirectUri|clientServiceUrl)$/.test(name)) return shownText(value, secrets);
  // What stands in the path is the order's secret.
  const url = parseRedirectUri(value);
  return url ? shownText(`${url.origin}${url.pathname === '/' ? '/' : '/…'}`, secrets) : redacted;
}

/** For a shell of the POSIX kind. */
function curlOf(
  world: World,
  request: PlainRequest,
  fields: Readonly<Record<string, string>>,
  token: IssuedToken | undefined,
): string {
  const lines = [
    `curl -i ${quoted(request.origin + shownPath(request.target, secretsOf(world, new Map())))}`,
    ...(request.header('authorization') === undefined
      ? []
      : ['-H "Authorization: Bearer ${TOKEN:-unknown}"']),
  ];
  const named = Object.entries(fields).filter(([name]) => /^\w+$/.test(name));
  if (request.method === 'GET') {
    if (named.length > 0) lines.push('-G');
    lines.push(...named.map(([name, value]) => `--data-urlencode ${quoted(`${name}=${value}`)}`));
  } else {
    const json = JSON.stringify(
      Object.fromEntries(
        named.map(([name, value]) => [name, /^\d{1,15}$/.test(value) ? Number(value) : value]),
      ),
    );
    lines.push("-H 'Content-Type: application/json'", `--data ${quoted(json)}`);
  }
  return [...(token ? [tokenCommand(request, token)] : []), lines.join(' \\\n  ')].join('\n');
}

/** Gets a token of the same kind, with the secret of the environment. */
function tokenCommand({ origin }: PlainRequest, { clientId, user }: IssuedToken): string {
  const fields = user
    ? ['grant_type=authorization_code', 'redirect_uri=$MONPAY_REDIRECT_URI', 'code=$CODE']
    : ['grant_type=client_credentials'];
  const withVariables = [...fields, 'client_secret=$MONPAY_CLIENT_SECRET'].map((it) => `"${it}"`);
  const words = [quoted(`client_id=${clientId}`), ...withVariables];
  const data = words.map((word) => `--data-urlencode ${word}`);
  const send = [`curl -s ${quoted(`${origin}/v2/oauth/token`)}`, ...data].join(' \\\n  ');
  return `TOKEN=$(${send} |\n  sed -n 's/.*"access_token":"\\([^"]*\\)".*/\\1/p')`;
}
