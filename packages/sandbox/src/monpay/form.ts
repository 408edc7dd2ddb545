import { bodyLimit, type PlainRequest } from '../http/message.ts';
import { breach, type BrokenRule } from './broken-rule.ts';

/** The fields of a form, each name with the values it came with. */
export type FormFields = ReadonlyMap<string, readonly string[]>;

/** The fields as far as they could be read, and the rule that the form breaks, if it does. */
export interface ReadForm {
  readonly fields: FormFields;
  readonly broken?: BrokenRule;
}

/** The five fields of a token request. */
export const tokenFields = [
  'redirect_uri',
  'client_id',
  'client_secret',
  'code',
  'grant_type',
] as const;

const formType = 'application/x-www-form-urlencoded';
const nothing: FormFields = new Map();

/**
 * Reads the form of a token request: where it stands, its type, its charset, its encoding.
 * @see https://url.spec.whatwg.org/#urlencoded-parsing
 */
export function readForm(request: PlainRequest): ReadForm {
  if (!request.body) {
    return { fields: nothing, broken: breach('body_too_large', { limit: String(bodyLimit) }) };
  }
  const stray = fromWebPage(request) ?? strayCredentials(request);
  const wrong = wrongType(request);
  // A body that is not a form has no fields: read as one, a JSON body would be a field's name.
  if (wrong) return { fields: nothing, broken: stray ?? wrong };
  const fields = parse(request.body);
  const broken = stray ?? (fields ? repeated(fields) : breach('bad_escape'));
  return { fields: fields ?? nothing, ...(broken && { broken }) };
}

/** Only browsers send this header. The sandbox's own page may try the endpoint out. */
function fromWebPage({ header }: PlainRequest): BrokenRule | undefined {
  const site = header('sec-fetch-site');
  return site === undefined || site === 'same-origin' ? undefined : breach('from_web_page');
}

function strayCredentials({ target, header }: PlainRequest): BrokenRule | undefined {
  const query = target.includes('?') ? target.slice(target.indexOf('?') + 1) : '';
  const names = new Set([...new URLSearchParams(query).keys()].map(snakeCase));
  const found = tokenFields.filter((name) => names.has(name));
  if (found.length > 0) return breach('credentials_in_query', { fields: found.join(', ') });

  const authorization = header('authorization');
  if (authorization === undefined) return undefined;
  const scheme = /^(basic|bearer) /i.exec(authorization)?.[1]?.toLowerCase() ?? 'unknown scheme';
  return breach('credentials_in_header', { scheme });
}

/** `clientSecret`, as some write it, would be a leak just the same. */
function snakeCase(name: string): string {
  return name.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);
}

function wrongType({ header }: PlainRequest): BrokenRule | undefined {
  const [type = '', ...parameters] = (header('content-type') ?? '').toLowerCase().split(';');
  const name = type.trim();
  if (name === '') return breach('content_type_missing');
  if (/[/+]json$/.test(name)) return breach('content_type_json');
  if (name.startsWith('multipart/')) return breach('content_type_multipart');
  if (name !== formType) return breach('content_type_other');
  for (const parameter of parameters) {
    const [key, value = ''] = parameter.split('=').map((part) => part.trim());
    if (key === 'charset' && !/^"?(utf-?8|us-ascii)"?$/.test(value))
      return breach('unknown_charset');
  }
  const encoding = header('content-encoding')?.trim().toLowerCase();
  return encoding && encoding !== 'identity' ? breach('content_encoding') : undefined;
}

function repeated(fields: FormFields): BrokenRule | undefined {
  const names = [...fields].filter(([, values]) => values.length > 1).map(([name]) => name);
  if (names.length === 0) return undefined;
  const known = tokenFields.filter((name) => names.includes(name));
  return breach('repeated_field', { fields: known.join(', ') || 'a field' });
}

/** Strict, unlike URLSearchParams, which takes everything: undefined for a bad escape or bytes that are not UTF-8. */
function parse(body: Uint8Array): FormFields | undefined {
  const fields = new Map<string, string[]>();
  try {
    const text = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(body);
    for (const pair of text.split('&')) {
      if (pair === '') continue;
      const equals = pair.indexOf('=');
      const name = decode(equals === -1 ? pair : pair.slice(0, equals));
      const value = equals === -1 ? '' : decode(pair.slice(equals + 1));
      const values = fields.get(name);
      if (values) values.push(value);
      else fields.set(name, [value]);
    }
    return fields;
  } catch {
    return undefined;
  }
}

function decode(text: string): string {
  return decodeURIComponent(text.replaceAll('+', ' '));
}
