import { RefundRequest as limits } from '@monpay-miniapp/client/limits';
import * as z from 'zod/mini';
import { InvoiceId } from './invoice.ts';
import { text } from './invoice-request.ts';
import { schema } from './schema.ts';
import { optionalInteger, optionalText } from './texts.ts';

/** Which invoice to refund, and why. */
export const RefundRequest = /* @__PURE__ */ schema(() =>
  z.strictObject({
    invoiceId: InvoiceId(),
    description: text('the reason of the refund', limits.description),
  }),
);

/** What MonPay answers to a refund, of which nothing but the status has to be there. */
export const Refund = /* @__PURE__ */ schema(() =>
  z.object({
    id: optionalInteger(),
    status: z.string().check(z.trim(), z.toUpperCase()),
    statusCode: optionalText(),
    statusInfo: optionalText(),
    txnId: optionalText(),
    refundTxnId: optionalText(),
    amount: z.pipe(
      z.nullish(z.number()),
      z.transform((value) => value ?? undefined),
    ),
    receiver: optionalText(),
    phone: optionalText(),
    miniAppId: optionalInteger(),
    description: optionalText(),
    createDate: optionalText(),
    updateDate: optionalText(),
  }),
);
