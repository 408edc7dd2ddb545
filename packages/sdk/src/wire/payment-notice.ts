import { PaymentNotice as limits } from '@monpay-miniapp/client/limits';
import * as z from 'zod/mini';
import { schema } from './schema.ts';

/** The parameters of a payment notice, as text. Both spellings of the transaction number are documented. */
export const PaymentNoticeParameters = /* @__PURE__ */ schema(() =>
  z.object({
    invoiceId: z.optional(
      z.pipe(
        z.string().check(
          z.regex(/^[1-9]\d{0,15}$/, { error: 'must be a positive whole number', abort: true }),
          z.refine((text) => Number.isSafeInteger(Number(text)), { error: 'is too large' }),
        ),
        z.transform(Number),
      ),
    ),
    status: z
      .string()
      .check(
        z.trim(),
        z.toUpperCase(),
        z.maxLength(limits.status.maxLength, { error: 'is too long', abort: true }),
        z.regex(/^[A-Z][A-Z_]*$/, { error: 'must be a word such as PAID' }),
      ),
    txnId: z.optional(z.string()),
    tnxId: z.optional(z.string()),
    amount: z.optional(
      z.pipe(
        z.string().check(
          // A double, which Java writes as 1.5E7 from ten million on.
          z.regex(/^\d{1,16}(\.\d{1,16})?(E\d{1,2})?$/i, {
            error: 'must be a number',
            abort: true,
          }),
          z.refine((text) => Number(text) <= Number.MAX_SAFE_INTEGER, { error: 'is too large' }),
        ),
        z.transform(Number),
      ),
    ),
    info: z.optional(z.string()),
  }),
);
