import { bodyLimit, type PlainRequest } from '../http/message.ts';
import { invoiceTypes, type InvoiceRequest, type InvoiceType } from '../world/invoices.ts';
import { isMonPayHost } from '../world/monpay-host.ts';
import { resourceBreach, type BrokenResourceRule } from './resource-rules.ts';

/** The longest address: characters, as a redirect URI in the spec. */
const longestAddress = 2048;
/** The longest other text: characters, as in the spec. */
const longestText = 255;

type Members = Readonly<Record<string, unknown>>;

/** The members of a JSON body, or the rule that it breaks. */
export function readJson({ body, header }: PlainRequest): Members | BrokenResourceRule {
  if (!body) return resourceBreach('body_too_large', { limit: String(bodyLimit) });
  const [type = ''] = (header('content-type') ?? '').split(';');
  if (type.trim().toLowerCase() !== 'application/json') {
    return resourceBreach('content_type_not_json');
  }
  try {
    const value: unknown = JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(body));
    if (typeof value === 'object' && value !== null && !Array.isArray(value)) {
      // Own names only, whatever a `__proto__` in the body says.
      return Object.assign(Object.create(null) as object, value) as Members;
    }
  } catch {
    // Answered below.
  }
  return resourceBreach('body_not_json');
}

/** Whether reading ended in a refusal. No member that is looked at has this name. */
export function isBroken(value: object): value is BrokenResourceRule {
  return 'explanation' in value && 'error' in value;
}

/** The first rule that the named texts break: they are required, and short. */
export function brokenText(
  body: Members,
  names: readonly string[],
): BrokenResourceRule | undefined {
  const missing = names.filter((name) => [undefined, null, ''].includes(body[name] as string));
  if (missing.length > 0) return resourceBreach('missing_field', { fields: missing.join(', ') });
  const malformed = names.filter((name) => !isText(body[name]));
  if (malformed.length === 0) return undefined;
  const limit = String(longestText);
  return resourceBreach('malformed_field', { fields: malformed.join(', '), limit });
}

function isText(value: unknown): value is string {
  return typeof value === 'string' && value.length <= longestText && !/\p{Cc}/u.test(value);
}

/** What a merchant asks for, or the first rule that the body breaks. Members that are not known are ignored. */
export function readInvoice(body: Members): InvoiceRequest | BrokenResourceRule {
  const { amount, invoiceType, clientServiceUrl = null } = body;
  const required = ['amount', 'receiver', 'invoiceType', 'redirectUri', 'description'];
  const missing = required.filter((name) => [undefined, null, ''].includes(body[name] as string));
  if (missing.length > 0) return resourceBreach('missing_field', { fields: missing.join(', ') });
  if (typeof amount !== 'number') return resourceBreach('amount_not_a_number');
  if (!Number.isSafeInteger(amount) || amount < 1) return resourceBreach('amount_not_whole');
  if (!invoiceTypes.includes(invoiceType as InvoiceType)) {
    return resourceBreach('unknown_invoice_type');
  }
  const broken = brokenText(body, ['receiver', 'description']);
  if (broken) return broken;
  const addresses = Object.entries({ redirectUri: body['redirectUri'], clientServiceUrl });
  for (const [fields, address] of addresses) {
    if (fields === 'clientServiceUrl' && address === null) continue;
    const url = parseAddress(address);
    if (!url || (fields === 'clientServiceUrl' && !/^https?:$/.test(url.protocol))) {
      return resourceBreach('malformed_address', { fields });
    }
    if (isMonPayHost(url.host)) return resourceBreach('address_of_monpay', { fields });
  }
  return {
    amount,
    receiver: body['receiver'] as string,
    invoiceType: invoiceType as InvoiceType,
    description: body['description'] as string,
    redirectUri: body['redirectUri'] as string,
    ...(clientServiceUrl !== null && { clientServiceUrl: clientServiceUrl as string }),
  };
}

/** Of any scheme, since an app's own is observed; but nothing that a browser would run or read from its disk. */
function parseAddress(address: unknown): URL | undefined {
  if (typeof address !== 'string' || address.length > longestAddress) return undefined;
  if (!/^[a-z][a-z0-9+.-]*:[\x21\x22\x24-\x7E]+$/i.test(address)) return undefined;
  if (!URL.canParse(address)) return undefined;
  const url = new URL(address);
  const forbidden = /^(javascript|data|vbscript|file|blob|about|view-source):$/;
  return url.username || url.password || forbidden.test(url.protocol) ? undefined : url;
}
