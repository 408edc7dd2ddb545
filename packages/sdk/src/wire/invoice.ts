import * as z from 'zod/mini';
import { optionalInteger, optionalText } from './texts.ts';

/**
 * The statuses that are known: `PAID` and `FAILED` are documented, `NEW` is observed, the others are assumed.
 * Another one comes as the text that MonPay sent, and never means paid.
 */
export type InvoiceStatus = (typeof knownStatuses)[number] | (string & {});

const knownStatuses = ['NEW', 'PAID', 'FAILED', 'CANCELLED', 'REFUNDED'] as const;

/** A known status in any case of letters, or the text as it came. */
const status = z.pipe(
  z.string(),
  z.transform((text): InvoiceStatus => {
    const word = text.trim().toUpperCase();
    return knownStatuses.find((known) => known === word) ?? text;
  }),
);

const amount = z.number();
const id = z.int().check(z.positive());

/**
 * MonPay's invoice, of which only the identifier is sure in every answer: after a create, an invoice that
 * exists must not be lost for a field.
 */
export const CreatedInvoice = z.object({
  id,
  amount: z.optional(amount),
  receiver: optionalText,
  status: z.optional(status),
  description: optionalText,
  invoiceType: optionalText,
  redirectUri: optionalText,
  clientServiceUrl: optionalText,
  userId: optionalInteger,
  miniAppId: optionalInteger,
  createDate: optionalText,
  updateDate: optionalText,
  bankName: optionalText,
  bankAccount: optionalText,
  bankAccountName: optionalText,
  txnId: optionalText,
  statusInfo: optionalText,
});

/** The same as the answer of a check, which is of no use without its status. */
export const Invoice = z.extend(CreatedInvoice, { status });

const text = (what: string): z.ZodMiniType<string> =>
  z.string().check(
    z.refine((value) => value.trim() !== '', { error: `must be ${what}` }),
    z.maxLength(2048, { error: 'must be at most 2048 characters' }),
  );

const url = (schemes: RegExp, what: string): z.ZodMiniType<string> =>
  z.string().check(
    z.refine((value) => value.length <= 2048 && URL.canParse(value) && schemes.test(value), {
      error: `must be ${what}, at most 2048 characters`,
    }),
  );

/** What a merchant asks for. */
export const InvoiceRequest = z.strictObject({
  amount: z
    .int({ error: 'must be a whole number of tögrög' })
    .check(z.gte(1, { error: 'must be at least 1 tögrög' })),
  receiver: text('the user name of the branch that sells'),
  description: text('what the customer reads before paying'),
  redirectUri: url(/^[a-z][a-z\d+.-]*:/i, 'a whole URL, also one of your app’s own scheme'),
  clientServiceUrl: z.optional(url(/^https?:/i, 'a whole http or https URL')),
  invoiceType: z._default(
    z.enum(['P2B', 'P2P', 'B2B'], { error: 'must be P2B, P2P or B2B' }),
    'P2B',
  ),
});

/** Which invoice. */
export const InvoiceId = z
  .int({ error: 'must be the id of an invoice, a positive whole number' })
  .check(z.positive({ error: 'must be the id of an invoice, a positive whole number' }));

/** Which invoice to refund, and why. */
export const RefundRequest = z.strictObject({
  invoiceId: InvoiceId,
  description: text('the reason of the refund'),
});

/** What MonPay answers to a refund, of which nothing but the status has to be there. */
export const Refund = z.object({
  id: optionalInteger,
  status: z.pipe(
    z.string(),
    z.transform((word) => word.trim().toUpperCase()),
  ),
  statusCode: optionalText,
  statusInfo: optionalText,
  txnId: optionalText,
  refundTxnId: optionalText,
  amount: z.pipe(
    z.nullish(amount),
    z.transform((value) => value ?? undefined),
  ),
  receiver: optionalText,
  phone: optionalText,
  miniAppId: optionalInteger,
  description: optionalText,
  createDate: optionalText,
  updateDate: optionalText,
});
