import { InvoiceRequest as limits } from '@monpay-miniapp/client/limits';
import * as z from 'zod/mini';
import { schema } from './schema.ts';
import { wholeNumber } from './whole-number.ts';

/** A text that says something. */
export function text(what: string, { maxLength }: { maxLength: number }): z.ZodMiniType<string> {
  return z.string().check(
    z.refine((value) => value.trim() !== '', { error: `must be ${what}` }),
    z.maxLength(maxLength, { error: `must be at most ${maxLength} characters` }),
  );
}

/** An amount in tögrög. */
export function wholeTogrog(): z.ZodMiniType<number> {
  return wholeNumber('must be a whole number of tögrög').check(
    z.gte(limits.amount.minimum, { error: 'must be at least 1 tögrög' }),
  );
}

function url(
  what: string,
  { maxLength, pattern }: { maxLength: number; pattern: RegExp },
): z.ZodMiniType<string> {
  const error = `must be ${what} of at most ${maxLength} characters of ASCII`;
  return z.string().check(
    z.maxLength(maxLength, { error, abort: true }),
    z.regex(pattern, { error, abort: true }),
    z.refine((value) => URL.canParse(value), { error }),
  );
}

/** What a merchant asks for. */
export const InvoiceRequest = /* @__PURE__ */ schema(() =>
  z.strictObject({
    amount: wholeTogrog(),
    receiver: text('the user name of the branch that sells', limits.receiver),
    description: text('what the customer reads before paying', limits.description),
    redirectUri: url('an absolute URL with any scheme,', limits.redirectUri),
    clientServiceUrl: z.optional(url('an absolute http or https URL', limits.clientServiceUrl)),
    invoiceType: z._default(
      z.enum(['P2B', 'P2P', 'B2B'], { error: 'must be P2B, P2P or B2B' }),
      'P2B',
    ),
  }),
);
