import { InvoiceStatus as KnownStatuses } from '@monpay-miniapp/client/limits';
import * as z from 'zod/mini';
import { schema } from './schema.ts';
import { optionalInteger, optionalText } from './texts.ts';
import { wholeNumber } from './whole-number.ts';

/**
 * The statuses that are known: `PAID` and `FAILED` are documented, `NEW` is observed, the others are assumed.
 * Another one comes as the text that MonPay sent, and never means paid.
 */
export type InvoiceStatus = (typeof known)[number] | (string & {});

const { known } = KnownStatuses;

/** A known status in any case of letters, or the text as it came. */
const status = /* @__PURE__ */ schema(() =>
  z.pipe(
    z.string(),
    z.transform((text): InvoiceStatus => {
      const word = text.trim().toUpperCase();
      return known.find((one) => one === word) ?? text;
    }),
  ),
);

/**
 * MonPay's invoice, of which only the identifier is sure in every answer: after a create, an invoice that
 * exists must not be lost for a field.
 */
export const CreatedInvoice = /* @__PURE__ */ schema(() =>
  z.object({
    id: InvoiceId(),
    amount: z.optional(z.number()),
    receiver: optionalText(),
    status: z.optional(status()),
    description: optionalText(),
    invoiceType: optionalText(),
    redirectUri: optionalText(),
    clientServiceUrl: optionalText(),
    userId: optionalInteger(),
    miniAppId: optionalInteger(),
    createDate: optionalText(),
    updateDate: optionalText(),
    bankName: optionalText(),
    bankAccount: optionalText(),
    bankAccountName: optionalText(),
    txnId: optionalText(),
    statusInfo: optionalText(),
  }),
);

/** The same as the answer of a check, which is of no use without its status. */
export const Invoice = /* @__PURE__ */ schema(() =>
  z.extend(CreatedInvoice(), { status: status() }),
);

/** Which invoice. */
export const InvoiceId = /* @__PURE__ */ schema(() => {
  const error = 'must be the id of an invoice, a positive whole number';
  return wholeNumber(error).check(z.positive({ error }));
});
