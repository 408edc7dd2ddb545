import { InvoiceRequest as limits } from '@monpay-miniapp/client/limits';
import * as z from 'zod/mini';
import { bodyLimit, type PlainRequest } from '../http/message.ts';
import { invoiceTypes } from '../world/invoices.ts';
import { isMonPayHost } from '../world/monpay-host.ts';
import {
  resourceBreach,
  type BrokenResourceRule,
  type ResourceRuleName,
} from './resource-rules.ts';

const { maxLength: longestAddress } = limits.redirectUri;
const { maxLength: longestText } = limits.description;

/** The value of a JSON body that is an object, or the rule that it breaks. */
export function readJson({ body, header }: PlainRequest): object | BrokenResourceRule {
  if (!body) return resourceBreach('body_too_large', { limit: String(bodyLimit) });
  const [type = ''] = (header('content-type') ?? '').split(';');
  if (type.trim().toLowerCase() !== 'application/json') {
    return resourceBreach('content_type_not_json');
  }
  try {
    const value: unknown = JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(body));
    if (typeof value === 'object' && value !== null && !Array.isArray(value)) return value;
  } catch {
    // Answered below.
  }
  return resourceBreach('body_not_json');
}

/** Whether reading ended in a refusal. No member that is looked at has this name. */
export function isBroken(value: object): value is BrokenResourceRule {
  return 'explanation' in value && 'error' in value;
}

/** The message of each issue is the rule that is broken; those that come first here answer first. */
const order = [
  ['missing_field'],
  ['amount_not_a_number'],
  ['amount_not_whole'],
  ['unknown_invoice_type'],
  ['malformed_field'],
  ['malformed_address', 'address_of_monpay'],
] as const satisfies readonly (readonly ResourceRuleName[])[];
type Rule = (typeof order)[number][number];

/** What a value that is of no use breaks: being there at all, or a rule of its own. */
const wrong =
  (rule: Rule) =>
  ({ input }: { readonly input?: unknown }): Rule =>
    input === undefined || input === null || input === '' ? 'missing_field' : rule;

const text = z
  .string({ error: wrong('malformed_field') })
  .check(
    z.minLength(1, { error: wrong('malformed_field') }),
    z.maxLength(longestText, { error: wrong('malformed_field') }),
    z.regex(/^\P{Cc}*$/u, { error: wrong('malformed_field') }),
  );

type Wrong = Rule | ((issue: { readonly input?: unknown }) => Rule);

const address = (schemes: RegExp, error: Wrong) =>
  z.string({ error }).check(
    z.refine((value) => schemes.test(parseAddress(value)?.protocol ?? ''), { error, abort: true }),
    z.refine((value) => !isMonPayHost(new URL(value).host), { error: 'address_of_monpay' }),
  );

/** What a merchant asks for. Members that are not known are ignored. */
export const invoiceBody = z.object({
  amount: z
    .number({
      error: (issue) =>
        typeof issue.input === 'number' ? 'amount_not_whole' : wrong('amount_not_a_number')(issue),
    })
    .check(z.int({ error: 'amount_not_whole' }), z.gte(1, { error: 'amount_not_whole' })),
  receiver: text,
  invoiceType: z.enum(invoiceTypes, { error: wrong('unknown_invoice_type') }),
  redirectUri: address(/./, wrong('malformed_address')),
  description: text,
  clientServiceUrl: z.optional(z.nullable(address(/^https?:$/, 'malformed_address'))),
});

/** What a refund needs; the invoice is looked up, whatever its id is. */
export const refundBody = z.object({
  invoiceId: z
    .unknown()
    .check(z.refine((id) => id !== undefined, { error: 'missing_field' satisfies Rule })),
  description: text,
});

/** A JSON body as a schema has it, or the first rule that it breaks. */
export function readMembers<Members extends object>(
  request: PlainRequest,
  schema: z.ZodMiniType<Members>,
): Members | BrokenResourceRule {
  const body = readJson(request);
  if (isBroken(body)) return body;
  const { success, data, error } = z.safeParse(schema, body);
  return success ? data : ruleOf(error.issues);
}

function ruleOf(issues: readonly z.core.$ZodIssue[]): BrokenResourceRule {
  const together = order.find((rules) => issues.some(({ message }) => isOf(rules, message)));
  const [first, ...others] = issues.filter(({ message }) => together && isOf(together, message));
  const rule = first?.message as Rule;
  // Of addresses, one at a time is explained.
  const named = rule === 'missing_field' || rule === 'malformed_field' ? others : [];
  const fields = new Set([first, ...named].map((issue) => String(issue?.path[0])));
  return resourceBreach(rule, { fields: [...fields].join(', '), limit: String(longestText) });
}

function isOf(rules: readonly Rule[], message: string): boolean {
  return rules.includes(message as Rule);
}

/** Of any scheme, since an app's own is observed; but nothing that a browser would run or read from its disk. */
function parseAddress(value: string): URL | undefined {
  if (value.length > longestAddress) return undefined;
  if (!/^[a-z][a-z0-9+.-]*:[\x21\x22\x24-\x7E]+$/i.test(value)) return undefined;
  if (!URL.canParse(value)) return undefined;
  const url = new URL(value);
  const forbidden = /^(javascript|data|vbscript|file|blob|about|view-source):$/;
  return url.username || url.password || forbidden.test(url.protocol) ? undefined : url;
}
