import { bodyLimit, type PlainRequest } from '../http/message.ts';
import type { IssuedCode } from '../world/codes.ts';
import type { Explanation } from '../world/explanation.ts';
import { explained } from './explained.ts';
import type { World } from '../world/world.ts';
import { breach, type BrokenRule } from './broken-rule.ts';
import { tokenFields, type FormFields } from './form-fields.ts';
import { isFromWebPage } from './from-web-page.ts';
import { jsonFields } from './json-fields.ts';
import { otherRules } from './other-rules.ts';

/** The fields as far as they could be read, and the rule that the form breaks, if it does. */
export interface ReadForm {
  readonly fields: FormFields;
  readonly broken?: BrokenRule;
  /** What a person should know of a form that is good all the same. */
  readonly advice?: Explanation;
}

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
  const sample = readGuidesSample(request, request.body);
  if (sample) return sample;
  const stray = fromWebPage(request) ?? inQuery(request) ?? inHeader(request);
  const wrong = wrongType(request);
  // Read as a form, a JSON body would be a field's name.
  const json = wrong?.explanation.rule === 'content_type_json';
  if (wrong) return { fields: json ? jsonFields(request.body) : nothing, broken: stray ?? wrong };
  const fields = parse(textOf(request.body));
  const broken = stray ?? (fields ? repeated(fields) : breach('bad_escape'));
  return { fields: fields ?? nothing, ...(broken && { broken }) };
}

/** The code that was sent, if it was issued here: in the form, or in the address, where it is refused. */
export function issuedCodeOf(
  { codes }: World,
  request: PlainRequest,
  fields: FormFields,
): IssuedCode | undefined {
  const sent = fields.get('code') ?? new URLSearchParams(queryOf(request)).getAll('code');
  const [code, ...others] = sent;
  return code !== undefined && others.length === 0 ? codes.find(code) : undefined;
}

function fromWebPage(request: PlainRequest): BrokenRule | undefined {
  return isFromWebPage(request) ? breach('from_web_page') : undefined;
}

const adviceOnQuery = explained(
  'merchant_credentials_in_query',
  otherRules.merchant_credentials_in_query,
);

/**
 * The merchant's own token as the guide's sample asks for it: all in the query, and no body. A code in the query is
 * refused like any other stray credential.
 */
function readGuidesSample(request: PlainRequest, body: Uint8Array): ReadForm | undefined {
  const fields = body.length === 0 ? parse(queryOf(request)) : undefined;
  if (fields?.get('grant_type')?.[0] !== 'client_credentials' || fields.has('code')) {
    return undefined;
  }
  const broken = fromWebPage(request) ?? inHeader(request) ?? repeated(fields);
  return { fields, ...(broken ? { broken } : { advice: adviceOnQuery }) };
}

function queryOf({ target }: PlainRequest): string {
  return target.includes('?') ? target.slice(target.indexOf('?') + 1) : '';
}

/** The fields of a token request that stand in the address, by the names they have there. */
export function credentialsInQuery(request: PlainRequest): FormFields {
  const known: readonly string[] = tokenFields;
  const found = new Map<string, readonly string[]>();
  for (const [name, value] of new URLSearchParams(queryOf(request))) {
    if (known.includes(snakeCase(name))) found.set(name, [...(found.get(name) ?? []), value]);
  }
  return found;
}

function inQuery(request: PlainRequest): BrokenRule | undefined {
  const names = new Set([...credentialsInQuery(request).keys()].map(snakeCase));
  const found = tokenFields.filter((name) => names.has(name));
  return found.length > 0
    ? breach('credentials_in_query', { fields: found.join(', ') })
    : undefined;
}

function inHeader({ header }: PlainRequest): BrokenRule | undefined {
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

/** Undefined for bytes that are not UTF-8. */
function textOf(body: Uint8Array): string | undefined {
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(body);
  } catch {
    return undefined;
  }
}

/** Strict, unlike URLSearchParams, which takes everything: undefined for a bad escape, and for no text. */
function parse(text: string | undefined): FormFields | undefined {
  const fields = new Map<string, string[]>();
  try {
    for (const pair of text?.split('&') ?? []) {
      if (pair === '') continue;
      const equals = pair.indexOf('=');
      const name = decode(equals === -1 ? pair : pair.slice(0, equals));
      const value = equals === -1 ? '' : decode(pair.slice(equals + 1));
      const values = fields.get(name);
      if (values) values.push(value);
      else fields.set(name, [value]);
    }
    return text === undefined ? undefined : fields;
  } catch {
    return undefined;
  }
}

function decode(text: string): string {
  return decodeURIComponent(text.replaceAll('+', ' '));
}
