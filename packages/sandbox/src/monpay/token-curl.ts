import type { PlainRequest } from '../http/message.ts';
import { redacted } from '../http/redact.ts';
import { tokenFields } from './form-fields.ts';
import { isFromWebPage } from './from-web-page.ts';

/** The name of a field, and its value as it may be shown. */
export type ShownField = readonly [name: string, value: string];

/** Stands where a value is not known to the sandbox, and may be anything. */
export const unknown = '[unknown]';

const variables: ReadonlyMap<string, string> = new Map([
  ['client_id', '$MONPAY_CLIENT_ID'],
  ['client_secret', '$MONPAY_CLIENT_SECRET'],
  ['redirect_uri', '$MONPAY_REDIRECT_URI'],
  ['code', '$CODE'],
]);

/**
 * A token request as a command for a shell of the POSIX kind, so that it meets the same rule: with the same type of
 * body, and with credentials in the address or a header if they were there. What may not be shown is a variable.
 * @param path of the address
 * @param inQuery the fields in the address
 * @param inBody the fields in the body
 */
export function tokenCurl(
  request: PlainRequest,
  path: string,
  inQuery: readonly ShownField[],
  inBody: readonly ShownField[],
): string {
  if (request.body?.length === 0) {
    const query = inQuery.length > 0 ? ['-G', ...urlEncoded(inQuery)] : [];
    return [`curl -i -X POST ${quoted(request.origin + path)}`, ...headers(request), ...query].join(
      between,
    );
  }
  const query = inQuery.map(queryPair).join("'&'");
  const address = `${quoted(request.origin + path + (query && '?'))}${query}`;
  const named = inBody.filter(([name]) => /^\w+$/.test(name));
  return [`curl -i ${address}`, ...headers(request), ...data(request, named)].join(between);
}

const between = ' \\\n  ';
const formType = 'application/x-www-form-urlencoded';

/** A word of a shell of the POSIX kind. */
export function quoted(text: string): string {
  return `'${text.replaceAll("'", `'\\''`)}'`;
}

function queryPair([name, value]: ShownField): string {
  const hidden = variableFor([name, value]);
  return hidden ? `"${name}=${hidden}"` : quoted(`${name}=${encodeURIComponent(value)}`);
}

function headers(request: PlainRequest): string[] {
  const { header } = request;
  const authorization = header('authorization');
  const encoding = header('content-encoding');
  return [
    ...(authorization === undefined ? [] : [credentials(authorization)]),
    ...(isFromWebPage(request) ? ["-H 'Sec-Fetch-Site: cross-site'"] : []),
    ...(encoding === undefined ? [] : [`-H ${quoted(`Content-Encoding: ${word(encoding)}`)}`]),
  ];
}

function credentials(authorization: string): string {
  if (/^basic /i.test(authorization)) return '-u "$MONPAY_CLIENT_ID:$MONPAY_CLIENT_SECRET"';
  return '-H "Authorization: Bearer $MONPAY_CLIENT_SECRET"';
}

function data({ header }: PlainRequest, fields: readonly ShownField[]): string[] {
  const type = (header('content-type') ?? '').toLowerCase();
  const [name = '', ...parameters] = type.split(';').map((part) => part.trim());
  const readable = parameters.every((parameter) => /^charset="?utf-?8"?$/.test(parameter));
  if (name === formType && readable && header('content-encoding') === undefined) {
    return fields.length > 0 ? urlEncoded(fields) : ["--data ''"];
  }
  // What could not be read is sent with the fields of a good request.
  const all: readonly ShownField[] =
    fields.length > 0 ? fields : tokenFields.map((field) => [field, redacted]);
  if (name.startsWith('multipart/')) return all.map((field) => `--form-string ${pair(field)}`);
  const whole = name === '' ? '' : ` ${[name, ...parameters].map(word).join('; ')}`;
  const contentType = `-H ${quoted(`Content-Type:${whole}`)}`;
  if (/[/+]json$/.test(name)) return [contentType, `--data ${json(all)}`];
  return [contentType, ...urlEncoded(all)];
}

function urlEncoded(fields: readonly ShownField[]): string[] {
  return fields.map((field) => `--data-urlencode ${pair(field)}`);
}

function pair([name, value]: ShownField): string {
  const hidden = variableFor([name, value]);
  return hidden ? `"${name}=${hidden}"` : quoted(`${name}=${withoutEllipsis(value)}`);
}

/** In single quotes, which end where a variable begins. */
function json(fields: readonly ShownField[]): string {
  const members = fields.map(([name, value]) => {
    const hidden = variableFor([name, value]);
    const shown = JSON.stringify(withoutEllipsis(value)).replaceAll("'", `'\\''`);
    return `"${name}":${hidden ? `"'"${hidden}"'"` : shown}`;
  });
  return `'{${members.join(',')}}'`;
}

/** The variable that stands for a value which may not be shown. */
function variableFor([name, value]: ShownField): string | undefined {
  const shown = withoutEllipsis(value);
  const hidden = [redacted, unknown, '…'].some((mark) => shown.includes(mark));
  return hidden ? (variables.get(name) ?? `$${name.toUpperCase()}`) : undefined;
}

/** An address with another path or query is refused in the same way. */
function withoutEllipsis(value: string): string {
  if (value.includes('…@')) return value;
  return value.replaceAll('/…', '/hidden').replaceAll('?…', '?hidden');
}

/** A part of a header that names a format, and nothing else that a stranger may have put there. */
function word(text: string): string {
  return /^[\w.+=/"-]{1,60}$/.test(text) ? text : 'unknown';
}
