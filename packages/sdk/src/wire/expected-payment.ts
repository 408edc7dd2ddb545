import * as z from 'zod/mini';
import { schema } from './schema.ts';
import { wholeTogrog } from './invoice-request.ts';
import { InvoiceId } from './invoice.ts';
import { wholeNumber } from './whole-number.ts';

/** What a merchant's database says about an invoice. */
export const ExpectedPayment = /* @__PURE__ */ schema(() =>
  z.strictObject({
    invoiceId: InvoiceId(),
    amount: wholeTogrog(),
    receiver: z
      .string()
      .check(z.minLength(1, { error: 'must be the receiver that the invoice was made for' })),
    userId: z.optional(wholeNumber('must be the userId of the customer, a whole number')),
  }),
);
